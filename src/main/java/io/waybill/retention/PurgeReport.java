package io.waybill.retention;

import io.waybill.ledger.PurgeDue;
import io.waybill.ledger.PurgeState;
import java.time.Instant;
import java.util.Optional;

/**
 * How the purge of the ledger stands.
 *
 * @param running whether it is at work
 * @param ended when it last came to its end; null for never
 * @param purged how many waybills it gave up then
 * @param trouble why the last one was broken off; null for nothing
 * @param next when the schedule has the next one; null for never
 * @param due what it would give up now
 */
public record PurgeReport(boolean running, Instant ended, long purged, String trouble, Instant next, PurgeDue due) {

    static PurgeReport of(PurgeState state, boolean running, Optional<Instant> next, PurgeDue due) {
        return new PurgeReport(
                running,
                state.ended() == 0 ? null : Instant.ofEpochMilli(state.ended()),
                state.purged(),
                state.trouble(),
                next.orElse(null),
                due);
    }
}
