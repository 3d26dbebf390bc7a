package io.waybill.destination;

import io.waybill.ledger.Waybill;

/** The other file of a batch has not come as far as it must have: this one waits for it, and no attempt is spent. */
public final class BatchIncomplete extends DestinationOccupied {
    private final transient Waybill seen;

    /** @param seen the other file as it was; null where there was none */
    BatchIncomplete(String message, Waybill seen) {
        super(message, 0);
        this.seen = seen;
    }

    /** True if the other file has come somewhere since: whoever brought it there did not see this one wait. */
    boolean isOvertakenBy(Waybill now) {
        return seen == null || seen.since() != now.since() || (seen.job() == null) != (now.job() == null);
    }
}
