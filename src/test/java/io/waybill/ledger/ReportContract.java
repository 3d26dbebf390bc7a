package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the ledger says about all of its waybills. */
interface ReportContract {
    Books books();

    @Test
    default void theStatesAddUpToWhatWasAccepted() {
        // Given
        books().accepted("w1");
        books().sending("w2");
        books().ledger().later(books().sending("w3"), State.WAITING, "busy", 1, 0);
        books().ledger().later(books().sending("w4"), State.HELD, "401", 1, 0);
        books().ledger().delivered(books().sending("w5"), "{}");
        books().ledger().end(books().sending("w6"), State.DEAD, "422");
        books().ledger().end(books().sending("w7"), State.IN_DOUBT, "no answer");
        books().ledger().end(books().sending("w8"), State.DEAD, "422");
        books().ledger().open("w8", "soil", Books.file("w8.csv"));
        books().ledger().open("w9", "air", Books.file("w9.csv"));

        // When
        var counts = books().report().counts();

        // Then
        assertThat(counts)
                .containsExactlyInAnyOrder(
                        new LedgerReport.Count("air", State.ACCEPTED, 1),
                        new LedgerReport.Count("soil", State.ACCEPTED, 2),
                        new LedgerReport.Count("soil", State.DEAD, 1),
                        new LedgerReport.Count("soil", State.DELIVERED, 1),
                        new LedgerReport.Count("soil", State.HELD, 1),
                        new LedgerReport.Count("soil", State.IN_DOUBT, 1),
                        new LedgerReport.Count("soil", State.SENDING, 1),
                        new LedgerReport.Count("soil", State.WAITING, 1));
        assertThat(counts.stream().mapToLong(LedgerReport.Count::waybills).sum())
                .isEqualTo(books().report().accepted())
                .isEqualTo(9);
        assertThat(books().report().destinations()).containsExactly("air", "soil");
    }

    @Test
    default void anEmptyLedgerHasNothingToSay() {
        assertThat(books().report().counts()).isEmpty();
        assertThat(books().report().accepted()).isZero();
        assertThat(books().report().timeline("nobody")).isEmpty();
        assertThat(books().ledger().find("nobody")).isEmpty();
    }

    @Test
    default void theWaybillsOfAStateComeOldestFirst() {
        // Given
        books().accepted("z");
        books().clock().advance(1);
        books().accepted("m");
        books().clock().advance(1);
        books().accepted("a");

        // When
        var oldest = books().report().in(State.ACCEPTED, 2);

        // Then
        assertThat(oldest).extracting(Waybill::id).containsExactly("z", "m");
    }

    @Test
    default void theBacklogOfADestinationIsWhatIsOpen() {
        // Given
        books().ledger().delivered(books().sending("done"), "{}");
        books().clock().advance(1);
        books().accepted("first");
        books().clock().advance(1);
        books().ledger().begun(books().sending("begun"), Books.UPLOAD, Books.SIZE);

        // When
        var backlogs = books().report().backlogs();

        // Then
        assertThat(backlogs).containsExactly(new LedgerReport.Backlog("soil", SettableClock.START + 1, 1));
    }

    @Test
    default void aDeliveryWithoutASignOfLifeIsStalled() {
        // Given
        books().accepted("open");
        books().sending("silent");
        books().clock().advance(900);
        books().sending("lively");
        books().clock().advance(100);

        // When
        var stalled = books().report().stalled(1_000);

        // Then
        assertThat(stalled).containsExactly("silent");
    }

    @Test
    default void aDeliveryThatReadsAHugeFileOnceMoreIsNotStalled() {
        // Given
        SpooledFile huge = new SpooledFile("/inbox/huge", "", "huge", 1L << 40, "/spool/huge", 5, "(dev=1,ino=3)");
        Waybill accepted = books().ledger().open("huge", "soil", huge).waybill();
        books().ledger().take(accepted, null);
        books().clock().advance(1_000_000);

        // When
        var stalled = books().report().stalled(1_000);

        // Then
        assertThat(stalled).isEmpty();
    }

    @Test
    default void whatWaitsForAClosedDestinationIsNotStalled() {
        // Given
        books().sending("silent");
        books().destinations().close("soil", Destination.Door.PAUSED, "503", 0);
        books().clock().advance(1_000);

        // When
        var stalled = books().report().stalled(1_000);

        // Then
        assertThat(stalled).isEmpty();
    }

    @Test
    default void aRunReportsWhatItChangedAndWhatIsStillOpen() {
        // Given
        books().ledger().delivered(books().sending("earlier"), "{}");
        books().accepted("open");
        books().clock().advance(1_000);
        books().ledger().delivered(books().sending("now"), "{}");

        // When
        Map<State, Long> changed = books().report().since(SettableClock.START + 1_000);

        // Then
        assertThat(changed).containsOnly(Map.entry(State.ACCEPTED, 1L), Map.entry(State.DELIVERED, 1L));
    }
}
