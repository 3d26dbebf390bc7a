package io.waybill.queue;

import static io.waybill.ledger.SettableClock.START;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.ledger.Books;
import io.waybill.ledger.Destination.Door;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
    private static final long PROBE_MILLIS = 5_000;

    @TempDir
    Path folder;

    private final StopSignal stop = new StopSignal();
    private Books books;
    private Gate gate;

    @BeforeEach
    void open() {
        books = Books.on(LedgerDatabase.sqlite(folder.resolve("waybill.db")));
        gate = new Gate(books.destinations(), stop, books.clock(), PROBE_MILLIS);
    }

    @AfterEach
    void close() {
        stop.raise();
        books.close();
    }

    @Test
    void anOpenDestinationIsPassedAtOnce() {
        assertThat(gate.await(books.accepted("w1"), () -> true)).isTrue();
    }

    @Test
    void theNextAttemptIsWaitedFor() {
        // Given
        Waybill later = books.ledger().later(books.sending("w1"), State.WAITING, "busy", 1, START + 60_000);
        Waiting<Boolean> passing =
                Waiting.on(() -> gate.await(later, () -> true)).untilItWaits();
        boolean early = passing.isDone();

        // When
        books.clock().advance(60_000);

        // Then
        assertThat(early).isFalse();
        assertThat(passing.result()).isTrue();
    }

    @Test
    void aPausedDestinationIsPassedAtItsProbeTime() {
        // Given
        books.destinations().close("soil", Door.PAUSED, "503", START + 60_000);
        Waybill accepted = books.accepted("w1");
        Waiting<Boolean> passing =
                Waiting.on(() -> gate.await(accepted, () -> true)).untilItWaits();
        boolean early = passing.isDone();

        // When
        books.clock().advance(60_000);

        // Then
        assertThat(early).isFalse();
        assertThat(passing.result()).isTrue();
        assertThat(books.destinations().find("soil").state()).isEqualTo(Door.PAUSED);
    }

    @Test
    void atTheProbeTimeOnlyOneGetsThrough() {
        // Given
        books.destinations().close("soil", Door.PAUSED, "503", START + 60_000);
        Waybill first = books.accepted("w1");
        Waybill second = books.accepted("w2");
        Waiting<Boolean> one = Waiting.on(() -> gate.await(first, () -> true)).untilItWaits();
        Waiting<Boolean> two = Waiting.on(() -> gate.await(second, () -> true)).untilItWaits();

        // When
        books.clock().advance(60_000);

        // Then
        await().atMost(30, SECONDS).until(() -> one.isDone() || two.isDone());
        Waiting<Boolean> other = one.isDone() ? two : one;
        assertThat(other.untilItWaits().isDone()).isFalse();
        assertThat(books.destinations().find("soil").probeAt()).isEqualTo(START + 60_000 + PROBE_MILLIS);
        books.clock().advance(PROBE_MILLIS);
        assertThat(other.result()).isTrue();
    }

    @Test
    void aDestinationThatOpensLetsAllThrough() {
        // Given
        books.destinations().close("soil", Door.PAUSED, "503", START + 60_000);
        Waybill first = books.accepted("w1");
        Waybill second = books.accepted("w2");
        Waiting<Boolean> one = Waiting.on(() -> gate.await(first, () -> true)).untilItWaits();
        Waiting<Boolean> two = Waiting.on(() -> gate.await(second, () -> true)).untilItWaits();

        // When
        books.destinations().open("soil");

        // Then
        assertThat(one.result()).isTrue();
        assertThat(two.result()).isTrue();
    }

    @Test
    void anotherDestinationIsNotWaitedFor() {
        // Given
        books.destinations().close("air", Door.PAUSED, "503", START + 60_000);

        // When
        boolean passed = gate.await(books.accepted("w1"), () -> true);

        // Then
        assertThat(passed).isTrue();
    }

    @Test
    void aProcessThatStopsLetsNothingThrough() {
        // Given
        books.destinations().close("soil", Door.HELD, "401", START + 60_000);
        Waybill accepted = books.accepted("w1");
        Waiting<Boolean> passing =
                Waiting.on(() -> gate.await(accepted, () -> true)).untilItWaits();

        // When
        stop.raise();

        // Then
        assertThat(passing.result()).isFalse();
    }

    /** The gate once went on looking, without a pause between its looks. */
    @Test
    void anInterruptedThreadIsLetGo() {
        // Given
        books.destinations().close("soil", Door.HELD, "401", START + 60_000);
        Waybill accepted = books.accepted("w1");
        Waiting<Boolean> passing =
                Waiting.on(() -> gate.await(accepted, () -> true)).untilItWaits();

        // When
        passing.interrupt();

        // Then
        assertThat(passing.result()).isFalse();
    }
}
