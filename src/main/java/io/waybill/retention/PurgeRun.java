package io.waybill.retention;

import io.waybill.ledger.FreeSpace;
import io.waybill.ledger.Purge;
import io.waybill.ledger.Purge.Place;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import io.waybill.queue.StopSignal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One purge: a few waybills in each transaction, with rests in which deliveries have the ledger to themselves. */
final class PurgeRun {
    private static final Logger LOG = LoggerFactory.getLogger(PurgeRun.class);
    private static final int FEW = 200;
    private static final int MANY = 1_000;

    /** Of the time it works for a fifth. */
    private static final int REST = 4;

    private final Purge purge;
    private final FreeSpace space;
    private final StopSignal stop;
    private long purged;

    PurgeRun(Purge purge, FreeSpace space, StopSignal stop) {
        this.purge = purge;
        this.space = space;
        this.stop = stop;
    }

    /** Waybills given up so far. */
    long purged() {
        return purged;
    }

    /** False where this process stops amid it. */
    boolean toTheEnd() {
        return waybills(purge::old, Long.MAX_VALUE)
                && surplus(purge.surplus())
                && untilDone(() -> purge.forgetMarks(MANY) > 0)
                && untilDone(() -> purge.forgetTaken(MANY) > 0)
                && once(() -> purge.thin(MANY))
                && once(purge::sumUp)
                && untilDone(space::giveBack);
    }

    private boolean surplus(long number) {
        long before = purged;
        boolean over = waybills(purge::oldest, number);
        if (purged > before) {
            LOG.warn(
                    "{} waybills were given up before waybill.retention.delivered, since more have ended than"
                            + " waybill.retention.most",
                    purged - before);
        }
        return over;
    }

    private boolean waybills(BiFunction<Place, Integer, List<Waybill>> candidates, long most) {
        long end = most > Long.MAX_VALUE - purged ? Long.MAX_VALUE : purged + most;
        Place[] place = {Place.START};
        return untilDone(() -> {
            List<Waybill> few = candidates.apply(place[0], (int) Math.min(FEW, end - purged));
            place[0] = place[0].behind(few);
            List<Waybill> gone = purge.giveUp(few);
            gone.stream().filter(waybill -> waybill.state() == State.DEAD).forEach(PurgeRun::say);
            purged += gone.size();
            return !few.isEmpty();
        });
    }

    private static void say(Waybill dead) {
        LOG.warn(
                "{} given up: {} for {} was a dead letter for as long as waybill.retention.dead-letters says: {}",
                dead.id(),
                dead.file().name(),
                dead.destination(),
                dead.reason());
    }

    private boolean once(Runnable work) {
        return untilDone(() -> {
            work.run();
            return false;
        });
    }

    /** False where this process stops first. */
    private boolean untilDone(BooleanSupplier hasMore) {
        while (!stop.isRaised()) {
            long from = System.nanoTime();
            if (!hasMore.getAsBoolean()) {
                return true;
            }
            stop.await(TimeUnit.NANOSECONDS.toMillis(REST * (System.nanoTime() - from)));
        }
        return false;
    }
}
