package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.Arrivals;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftFilesTest {
    private static final long TWO_DAYS = Duration.ofDays(2).toMillis();
    private static final int MORE_THAN_ARE_TOLD_AT_ONCE = 501;

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private LedgerDatabase ledger;
    private Arrivals arrivals;
    private LeftFiles left;

    @BeforeEach
    void open() {
        ledger = LedgerDatabase.sqlite(folder.resolve("waybill.db"));
        arrivals = new Arrivals(ledger, clock);
        left = new LeftFiles(arrivals, "inbox", clock);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void look(String id) {
        left.begin();
        left.has(id);
        left.tell();
    }

    @Test
    void aFileThatWasTakenIsKnownAndAnotherIsNot() {
        left.add("here");

        assertThat(left.has("here")).isTrue();
        assertThat(left.has("another")).isFalse();
    }

    @Test
    void theLedgerIsToldOnceADayThatAFileIsStillThere() {
        // Given
        left.add("here");
        look("here");
        Instant first = arrivals.lastSeen("here").orElseThrow();
        clock.advance(TWO_DAYS);

        // When
        look("here");
        Instant second = arrivals.lastSeen("here").orElseThrow();
        clock.advance(1);
        look("here");

        // Then
        assertThat(first).isEqualTo(Instant.ofEpochMilli(SettableClock.START));
        assertThat(second).isEqualTo(first.plusMillis(TWO_DAYS));
        assertThat(arrivals.lastSeen("here")).contains(second);
    }

    @Test
    void ofALookThatIsBrokenOffNothingIsToldInTheNext() {
        // Given
        left.add("gone");
        clock.advance(TWO_DAYS);
        left.begin();
        left.has("gone");

        // When
        left.begin();
        left.tell();

        // Then
        assertThat(arrivals.lastSeen("gone")).contains(Instant.ofEpochMilli(SettableClock.START));
    }

    @Test
    void howeverManyThereAreAllAreTold() {
        // Given
        IntStream.range(0, MORE_THAN_ARE_TOLD_AT_ONCE).forEach(n -> left.add("file " + n));
        clock.advance(TWO_DAYS);

        // When
        left.begin();
        IntStream.range(0, MORE_THAN_ARE_TOLD_AT_ONCE).forEach(n -> left.has("file " + n));
        left.tell();

        // Then
        assertThat(IntStream.range(0, MORE_THAN_ARE_TOLD_AT_ONCE)
                        .mapToObj(n -> arrivals.lastSeen("file " + n).orElseThrow()))
                .containsOnly(clock.instant());
    }
}
