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
