package io.waybill.destination.dc21;

import io.waybill.ledger.RowNote;
import io.waybill.ledger.RowNote.Verdict;
import io.waybill.ledger.RowNotes;
import io.waybill.ledger.Waybill;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What there is to say of the rows of one file: in the ledger, or, of a file that is sent without the queue, here. */
final class RowBook {
    private final RowNotes ledger;
    private final Waybill waybill;
    private final TreeMap<Long, RowNote> here = new TreeMap<>();

    /** @param waybill null for none */
    RowBook(RowNotes ledger, Waybill waybill) {
        this.ledger = ledger;
        this.waybill = waybill;
    }

    void put(long row, Verdict verdict, String words) {
        RowNote note = new RowNote(row, verdict, words);
        if (waybill == null) {
            here.put(row, note);
        } else {
            ledger.put(waybill, note);
        }
    }

    void remove(long row) {
        if (waybill == null) {
            here.remove(row);
        } else {
            ledger.remove(waybill, row);
        }
    }

    void clear() {
        if (waybill != null) {
            ledger.clear(waybill);
        }
    }

    Optional<RowNote> find(long row) {
        return waybill == null ? Optional.ofNullable(here.get(row)) : ledger.find(waybill.id(), row);
    }

    long count(Verdict verdict) {
        return waybill == null
                ? here.values().stream()
                        .filter(note -> note.verdict() == verdict)
                        .count()
                : ledger.count(waybill.id(), verdict);
    }

    /** The first of them, at most {@code limit}. */
    List<RowNote> list(Verdict verdict, int limit) {
        return waybill == null
                ? here.values().stream()
                        .filter(note -> note.verdict() == verdict)
                        .limit(limit)
                        .toList()
                : ledger.list(waybill.id(), verdict, limit);
    }
}
