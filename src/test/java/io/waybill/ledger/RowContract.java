package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.ledger.RowNote.Verdict;
import org.junit.jupiter.api.Test;

/** What is kept of the rows of tables. */
interface RowContract {
    Books books();

    private RowNotes notes() {
        return new RowNotes(books().ledger());
    }

    @Test
    default void ofARowTheLastNoteCounts() {
        Waybill table = books().sending("w1");

        notes().put(table, new RowNote(7, Verdict.SENT, "5"));
        notes().put(table, new RowNote(7, Verdict.REFUSED, "why"));

        assertThat(notes().find("w1", 7)).contains(new RowNote(7, Verdict.REFUSED, "why"));
        assertThat(notes().count("w1", Verdict.REFUSED)).isEqualTo(1);
        assertThat(notes().count("w1", Verdict.SENT)).isZero();
    }

    @Test
    default void rowsAreListedInTheirOrderUpToALimit() {
        Waybill table = books().sending("w1");
        notes().put(books().sending("w2"), new RowNote(1, Verdict.REFUSED, "another's"));
        for (long row : new long[] {10, 9, 11}) {
            notes().put(table, new RowNote(row, Verdict.REFUSED, "why"));
        }

        assertThat(notes().list("w1", Verdict.REFUSED, 2))
                .extracting(RowNote::number)
                .containsExactly(9L, 10L);
    }

    @Test
    default void aNoteCanBeTakenBack() {
        Waybill table = books().sending("w1");
        notes().put(table, new RowNote(1, Verdict.SENT, "5"));
        notes().put(table, new RowNote(2, Verdict.SENT, "6"));

        notes().remove(table, 1);

        assertThat(notes().find("w1", 1)).isEmpty();
        notes().clear(table);
        assertThat(notes().find("w1", 2)).isEmpty();
    }

    @Test
    default void anOvertakenDeliveryNotesNothing() {
        Waybill table = books().sending("w1");
        books().elsewhere().take(table, null);

        assertThatThrownBy(() -> notes().put(table, new RowNote(1, Verdict.SENT, "5")))
                .isInstanceOf(Overtaken.class);
        assertThat(notes().find("w1", 1)).isEmpty();
    }

    @Test
    default void whatIsDeliveredWithReservationsIsCountedAndListed() {
        books().ledger().delivered(books().sending("w1"), "{}");
        books().ledger().delivered(books().sending("w2"), "{}", true, "1 of 4 rows refused");

        assertThat(books().report().withReservations("soil")).isEqualTo(1);
        assertThat(books().report().withReservations("soil", 3))
                .extracting(Waybill::reason)
                .containsExactly("1 of 4 rows refused");
        assertThat(books().find("w2").state()).isEqualTo(State.DELIVERED);
    }
}
