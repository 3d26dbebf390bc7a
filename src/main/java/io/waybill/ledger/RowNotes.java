package io.waybill.ledger;

import io.waybill.ledger.RowNote.Verdict;
import io.waybill.secret.Redaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The ledger's page about the rows of tables. Fenced as the {@link Ledger} is. */
public final class RowNotes {
    private final Ledger ledger;

    public RowNotes(Ledger ledger) {
        this.ledger = ledger;
    }

    /** In place of what was noted of that row before. */
    public void put(Waybill waybill, RowNote note) {
        String clean = Redaction.of(note.words());
        change(waybill, rows -> rows.putRow(waybill.id(), note.number(), note.verdict(), clean));
    }

    /** There is nothing to say of a row any more. */
    public void remove(Waybill waybill, long number) {
        change(waybill, rows -> rows.removeRow(waybill.id(), number));
    }

    /** There is nothing to say of any row any more. */
    public void clear(Waybill waybill) {
        change(waybill, rows -> rows.removeRows(waybill.id()));
    }

    public Optional<RowNote> find(String waybill, long number) {
        return ledger.within(rows -> rows.row(waybill, number));
    }

    /** In the order of the table, the first of them, at most {@code limit}. */
    public List<RowNote> list(String waybill, Verdict verdict, int limit) {
        return ledger.within(rows -> rows.rows(waybill, verdict, limit));
    }

    public long count(String waybill, Verdict verdict) {
        return ledger.within(rows -> rows.countRows(waybill, verdict));
    }

    private void change(Waybill waybill, Consumer<WaybillRows> change) {
        ledger.fenced(waybill, null, null, rows -> {
            int ours = rows.beat(waybill.id(), waybill.epoch(), ledger.now());
            if (ours > 0) {
                change.accept(rows);
            }
            return ours;
        });
    }
}
