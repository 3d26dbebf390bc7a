package io.waybill.destination.dc21;

import io.waybill.destination.DestinationRefused;
import io.waybill.destination.Filing;
import io.waybill.ledger.RowNote;
import io.waybill.ledger.RowNote.Verdict;
import java.util.List;

/** What became of the rows of one file, in sentences. */
final class RowReport {
    /** As many sentences of each kind are in a receipt; the ledger has them all. */
    private static final int LISTED = 1_000;

    private final RowBook book;
    private final String file;

    RowReport(RowBook book, String file) {
        this.book = book;
        this.file = file;
    }

    long refused() {
        return book.count(Verdict.REFUSED);
    }

    Filing filing(long all) {
        long refused = refused();
        List<String> why = sentences(Verdict.REFUSED);
        return new Filing(
                null,
                null,
                new Filing.Rows(all, all - refused, refused, why, refused - why.size()),
                sentences(Verdict.WARNED));
    }

    DestinationRefused noneDone(long all) {
        return new DestinationRefused("Of " + WrongField.shown(file) + ", with " + all
                + (all == 1 ? " update" : " updates") + ", none could be done; " + first());
    }

    /** Of the first that was refused. */
    String first() {
        return book.list(Verdict.REFUSED, 1).stream()
                .map(this::sentence)
                .findFirst()
                .orElse("");
    }

    private List<String> sentences(Verdict verdict) {
        return book.list(verdict, LISTED).stream().map(this::sentence).toList();
    }

    private String sentence(RowNote note) {
        return UpdateFile.word(file) + " " + note.number() + ": " + note.words();
    }
}
