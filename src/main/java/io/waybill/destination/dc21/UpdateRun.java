package io.waybill.destination.dc21;

import io.waybill.destination.Answer;
import io.waybill.destination.Delivery;
import io.waybill.destination.DestinationBusy;
import io.waybill.destination.DestinationRefused;
import io.waybill.ledger.RowNote.Verdict;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * One delivery of a file of updates: the rows that are still to be sent, one after the other, and what became of each. A
 * row that is done is in the ledger before the next is sent, so that a crash repeats one row at the most.
 */
public final class UpdateRun implements Iterator<UpdateRow>, Closeable {
    /** Before a row is set aside over which the service breaks, it has been tried as often as this. */
    private static final int PATIENCE = 2;

    /** So many rows one after the other over which it breaks, and it is the service that is broken. */
    private static final int SERVICE_IS_OUT = 3;

    private final Delivery delivery;
    private final RowBook book;
    private final RowReport report;
    private final int attempts;
    private final List<UpdateRow> broken = new ArrayList<>();
    private String howBroken;
    private UpdateFile file;
    private UpdateRow next;
    private boolean isInFlight;
    private boolean lookedAhead;
    private long doneBefore;
    private long all;

    UpdateRun(Delivery delivery, RowBook book, int attempts) {
        this.delivery = delivery;
        this.book = book;
        this.report = new RowReport(book, delivery.file().name());
        this.attempts = attempts;
    }

    /**
     * Reads the whole file before anything is sent, unless an earlier attempt has: what is wrong with a row is noted.
     *
     * @throws DestinationRefused for a file that cannot be read to its end, and where no row can be sent
     */
    void begin() {
        if (delivery.mayHaveBegun()) {
            doneBefore = delivery.doneBefore();
        } else {
            book.clear();
            check();
            delivery.begun();
        }
        file = UpdateFile.open(delivery.file());
        look();
    }

    private void check() {
        long wrong = 0;
        long rows = 0;
        try (UpdateFile every = UpdateFile.open(delivery.file())) {
            for (; every.hasNext(); rows++) {
                delivery.mustGoOn();
                UpdateRow row = every.next();
                if (!row.wrong().isEmpty()) {
                    book.put(row.number(), Verdict.REFUSED, row.reasons());
                    wrong++;
                }
            }
        }
        if (rows == 0) {
            throw new DestinationRefused("A file of updates must have one at least, and "
                    + WrongField.shown(delivery.file().name()) + " has none");
        }
        if (wrong == rows) {
            throw report.noneDone(rows);
        }
        if (wrong > 0) {
            delivery.warn(wrong + " of " + rows + (wrong == 1 ? " rows is" : " rows are") + " wrong and not sent; "
                    + report.first());
        }
    }

    private void look() {
        next = null;
        while (next == null && file.hasNext()) {
            UpdateRow row = file.next();
            all++;
            next = row.end() > doneBefore && row.wrong().isEmpty() ? row : null;
        }
    }

    /**
     * While a row is in flight this can be asked once, whether another will follow. Asked again, the attempt has failed,
     * and nothing follows: Camel 4.18's splitter runs through all that is left when a step has failed.
     */
    @Override
    public boolean hasNext() {
        boolean follows = next != null && !(isInFlight && lookedAhead);
        lookedAhead = true;
        return follows;
    }

    @Override
    public UpdateRow next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        delivery.mustGoOn();
        UpdateRow row = next;
        isInFlight = true;
        lookedAhead = false;
        look();
        return isRenamed(row) ? sentBefore(row) : row;
    }

    /** A file that a lost call has renamed is not found by its name any more: its id was noted before. */
    private UpdateRow sentBefore(UpdateRow row) {
        return book.find(row.number())
                .filter(note -> note.verdict() == Verdict.SENT)
                .map(note -> row.of(Long.parseLong(note.words())))
                .orElse(row);
    }

    private static boolean isRenamed(UpdateRow row) {
        return row.update().filename() != null && row.update().name() != null;
    }

    /** The row goes to the service next, as a form of so many bytes. */
    void sends(UpdateRow row, long bytes) {
        delivery.awaitBandwidth(bytes);
        delivery.mustBeUnchanged();
        if (isRenamed(row)) {
            book.put(row.number(), Verdict.SENT, row.fileId().toString());
        }
    }

    /** The service has done the row. */
    void done(UpdateRow row, List<String> warnings) {
        if (!warnings.isEmpty()) {
            book.put(row.number(), Verdict.WARNED, String.join("; ", warnings));
        } else if (isRenamed(row)) {
            book.remove(row.number());
        }
        passed(row);
    }

    /** The row is not done, and trying again cannot help. */
    void refused(UpdateRow row, String why) {
        book.put(row.number(), Verdict.REFUSED, why);
        passed(row);
    }

    /**
     * The service broke over the row. One that it breaks over again and again is set aside, and refused if the service
     * does another after it.
     *
     * @throws DestinationBusy unless the row has been tried often enough
     */
    void broke(UpdateRow row, Answer answer) {
        broken.add(row);
        howBroken = answer.inWords();
        if (attempts < PATIENCE || broken.size() >= SERVICE_IS_OUT) {
            throw busy(answer.retryAfterMillis());
        }
        isInFlight = false;
    }

    private void passed(UpdateRow row) {
        broken.forEach(other -> book.put(
                other.number(),
                Verdict.REFUSED,
                "the service breaks over it, and not over others: " + howBroken + ". It may be done in part"));
        broken.clear();
        isInFlight = false;
        delivery.done(row.end());
    }

    private DestinationBusy busy(long retryAfterMillis) {
        return new DestinationBusy(
                "The answer to " + file.word() + " " + broken.get(0).number() + " was " + howBroken, retryAfterMillis);
    }

    /**
     * What became of every row.
     *
     * @throws DestinationRefused where none was done
     */
    void end() {
        if (!broken.isEmpty()) {
            throw busy(0);
        }
        long done = all - report.refused();
        if (done == 0) {
            delivery.beginAnew("none of its updates was done");
            throw report.noneDone(all);
        }
        delivery.delivered(done + " of " + all + (all == 1 ? " update" : " updates") + " done", report.filing(all));
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
