package io.waybill.console;

import java.time.Instant;

/**
 * One of the processes that work on the ledger.
 *
 * @param name for people, such as its host's
 * @param since when it began
 * @param alive whether it gives signs of life; null where nobody has listened, as to a ledger that was left
 * @param lastSign when it gave the last, by its own clock; null of one that is alive
 * @param looksForFiles whether it looks for files that arrive; not while it is silent
 * @param sending how many files it is sending
 * @param otherRoutes whether it has other routes or settings than the node that reports; where none does, than the youngest
 * @param reports whether it is the one that reports
 */
public record NodeStatus(
        String name,
        Instant since,
        Boolean alive,
        Instant lastSign,
        boolean looksForFiles,
        long sending,
        boolean otherRoutes,
        boolean reports) {

    /** Whether it is known to give no signs of life. */
    boolean isSilent() {
        return Boolean.FALSE.equals(alive);
    }
}
