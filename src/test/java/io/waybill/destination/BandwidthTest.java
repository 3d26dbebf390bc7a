package io.waybill.destination;

import static io.waybill.ledger.SettableClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.chunk.Rate;
import io.waybill.chunk.Timetable;
import io.waybill.chunk.Timetable.Change;
import io.waybill.ledger.BandwidthDecision;
import io.waybill.ledger.Bandwidths;
import io.waybill.ledger.Books;
import io.waybill.ledger.LedgerDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts for a destination, and what of it is a node's own. */
class BandwidthTest {
    private static final long MIB = 1L << 20;

    @TempDir
    Path folder;

    private final Set<String> living = new HashSet<>(Set.of("here"));
    private Books books;
    private Bandwidth bandwidth;

    @BeforeEach
    void open() {
        books = Books.on(LedgerDatabase.sqlite(folder.resolve("waybill.db")));
        bandwidth = anotherNodes();
    }

    @AfterEach
    void close() {
        books.close();
    }

    private Bandwidth anotherNodes() {
        return new Bandwidth(
                new Bandwidths(books.database(), books.clock()), living::contains, books.clock(), ZoneOffset.UTC);
    }

    private void decide(String timetable, long until) {
        bandwidth.decide(new BandwidthDecision("soil", timetable, until, "ann"));
    }

    @Test
    void whereNobodySaysAnythingThereIsNoLimit() {
        assertThat(bandwidth.of("soil").rate()).isEqualTo(Rate.UNLIMITED);
        assertThat(bandwidth.throttle("soil").rate()).isEqualTo(Rate.UNLIMITED);
    }

    @Test
    void whatAPersonDecidesCountsInPlaceOfTheRouteUntilItsEnd() {
        // Given
        bandwidth.configure("soil", Timetable.parse("10MiB/s"));
        decide("2MiB/s", START + 1_000);

        // When
        Bandwidth.Allowance before = bandwidth.of("soil");
        books.clock().advance(1_000);
        Bandwidth.Allowance after = bandwidth.of("soil");

        // Then
        assertThat(before.rate()).isEqualTo(2 * MIB);
        assertThat(before.next()).contains(new Change(Instant.ofEpochMilli(START + 1_000), 10 * MIB));
        assertThat(before.decision()).map(BandwidthDecision::decidedBy).contains("ann");
        assertThat(after.rate()).isEqualTo(10 * MIB);
        assertThat(after.decision()).isEmpty();
    }

    @Test
    void anUploadOnItsWayHereGoesByADecisionAtOnce() {
        Throttle throttle = bandwidth.throttle("soil");

        decide("2MiB/s", 0);

        assertThat(throttle.isLimited()).isTrue();
        assertThat(throttle.rate()).isEqualTo(2 * MIB);
    }

    @Test
    void aDecisionIsKnownToEveryNodeAndTakenBack() {
        decide("2MiB/s", 0);
        long elsewhere = anotherNodes().of("soil").rate();

        bandwidth.asConfigured("soil");

        assertThat(elsewhere).isEqualTo(2 * MIB);
        assertThat(anotherNodes().of("soil").rate()).isEqualTo(Rate.UNLIMITED);
    }

    @Test
    void theNodesThatSendToADestinationHaveEqualSharesOfIt() {
        // Given
        decide("6MiB/s", 0);
        books.sending("1");
        books.sending("2");
        long alone = anotherNodes().throttle("soil").rate();
        books.elsewhere().take(books.accepted("3"), null);
        living.add("elsewhere");

        // When
        long shared = anotherNodes().throttle("soil").rate();
        living.remove("elsewhere");
        long aloneAgain = anotherNodes().throttle("soil").rate();

        // Then
        assertThat(alone).isEqualTo(6 * MIB);
        assertThat(shared).isEqualTo(3 * MIB);
        assertThat(aloneAgain).isEqualTo(6 * MIB);
    }

    @Test
    void whileTheLedgerDoesNotAnswerTheLastRateCounts() {
        decide("2MiB/s", 0);
        Throttle throttle = bandwidth.throttle("soil");

        books.close();
        throttle.look();

        assertThat(throttle.rate()).isEqualTo(2 * MIB);
    }
}
