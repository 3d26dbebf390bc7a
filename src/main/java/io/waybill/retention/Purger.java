package io.waybill.retention;

import io.waybill.arrival.Intake;
import io.waybill.arrival.Schedule;
import io.waybill.ledger.FreeSpace;
import io.waybill.ledger.Nodes;
import io.waybill.ledger.Purge;
import io.waybill.ledger.PurgeState;
import io.waybill.queue.StopSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the ledger purged at each slot of a schedule, once for all that were missed, by one node at a time: the one that has
 * claimed it in the ledger. Where that node is gone another takes over.
 */
public final class Purger {
    private static final Logger LOG = LoggerFactory.getLogger(Purger.class);
    private static final Duration AGAIN = Duration.ofHours(1);

    private final Purge purge;
    private final FreeSpace space;
    private final Intake intake;
    private final Nodes nodes;
    private final Schedule schedule;
    private final StopSignal stop;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean asked;

    /** @param intake removes the files of the spool that are nobody's any more */
    public Purger(
            Purge purge, FreeSpace space, Intake intake, Nodes nodes, Schedule schedule, StopSignal stop, Clock clock) {
        this.purge = purge;
        this.space = space;
        this.intake = intake;
        this.nodes = nodes;
        this.schedule = schedule;
        this.stop = stop;
        this.clock = clock;
    }

    /** Purges, if a slot of the schedule has come since the last purge. One that came to grief is tried again in an hour. */
    public void ifDue() {
        try {
            if (isDue(purge.state())) {
                atOnce();
            }
        } catch (RuntimeException e) {
            LOG.warn("The ledger must say whether it is to be purged, and does not: {}", e.getMessage());
        }
    }

    private boolean isDue(PurgeState state) {
        boolean justFailed = state.trouble() != null
                && Instant.ofEpochMilli(state.began()).plus(AGAIN).isAfter(clock.instant());
        return !justFailed
                && next(state).filter(next -> !next.isAfter(clock.instant())).isPresent();
    }

    /** A person wants a purge, which is about to begin. */
    public void ask() {
        asked = true;
    }

    /** Purges, unless this node or another is at it. */
    public void atOnce() {
        if (running.compareAndSet(false, true)) {
            try {
                PurgeState seen = purge.state();
                if (isFree(seen) && purge.claim(nodes.me(), seen)) {
                    run(seen);
                }
            } finally {
                asked = false;
                running.set(false);
            }
        }
    }

    /** How the purge stands: of this node, and of all. */
    public PurgeReport report() {
        PurgeState state = purge.state();
        boolean purging = asked || running.get() || !isFree(state);
        return PurgeReport.of(state, purging, next(state), purge.due());
    }

    private boolean isFree(PurgeState state) {
        return state.node() == null || nodes.isMe(state.node()) || !nodes.isAlive(state.node());
    }

    private Optional<Instant> next(PurgeState state) {
        return Optional.ofNullable(schedule.next(Instant.ofEpochMilli(state.ended())));
    }

    private void run(PurgeState before) {
        PurgeRun run = new PurgeRun(purge, space, stop);
        try {
            if (run.toTheEnd()) {
                // Whose waybill the ledger has let go: a crash before this leaves the file to the next purge.
                intake.sweep(clock.instant());
                purge.ended(nodes.me(), run.purged());
            } else {
                purge.brokenOff(nodes.me(), before, null);
            }
            if (run.purged() > 0) {
                LOG.info("Purged: {} waybills; their ids are kept", run.purged());
            }
        } catch (RuntimeException e) {
            LOG.warn("What is old must be purged, and is not; it is tried again in an hour: {}", e.getMessage());
            purge.brokenOff(nodes.me(), before, String.valueOf(e.getMessage()));
        }
    }
}
