package io.waybill.observe;

import io.waybill.ledger.Destination;
import io.waybill.ledger.LedgerReport.Backlog;
import io.waybill.ledger.LedgerReport.Books;
import io.waybill.ledger.LedgerReport.Count;
import io.waybill.ledger.PurgeState;
import io.waybill.ledger.State;
import io.waybill.ledger.WaitingNotices;
import java.time.Instant;
import java.util.List;

/**
 * How everything stood in the ledger, and on the disk, at one time.
 *
 * @param fleet the processes that work on it
 * @param purge how the purge of what is old stands
 * @param notices those that wait
 * @param purged how many waybills were purged, ever
 * @param stalled the ids of waybills whose delivery gives no sign of life, at most 100
 */
record Standing(
        Instant at,
        Books books,
        List<Backlog> backlogs,
        List<Destination> destinations,
        Fleet fleet,
        PurgeState purge,
        List<WaitingNotices> notices,
        long purged,
        List<String> stalled,
        Storage storage) {

    /** How many waybills there are, in whatever state. */
    long sum() {
        return books.counts().stream().mapToLong(Count::waybills).sum();
    }

    long in(State state) {
        return books.counts().stream()
                .filter(count -> count.state() == state)
                .mapToLong(Count::waybills)
                .sum();
    }
}
