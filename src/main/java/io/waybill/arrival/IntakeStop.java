package io.waybill.arrival;

import io.waybill.chunk.LocalTrouble;
import io.waybill.ledger.Arrivals;
import jakarta.jms.JMSException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether files may be taken in: not while too many waybills are open, and one at a time while this machine, its disk,
 * ledger or broker, is in trouble. Files stay where they are meanwhile. One for all sources.
 */
public final class IntakeStop {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeStop.class);

    private final Arrivals arrivals;
    private final BooleanSupplier stopping;
    private final long limit;
    private final long unsettledLimit;
    private final AtomicLong room = new AtomicLong();
    private boolean full;
    private String tooMany;
    private String trouble;
    /** Whether what is in trouble is asked at each look, and not only by a file that is taken. */
    private boolean ofLedger;

    /**
     * @param stopping whether this process is to stop
     * @param limit of open waybills at which sources pause
     * @param unsettledLimit of dead letters and doubts at which they pause
     */
    public IntakeStop(Arrivals arrivals, BooleanSupplier stopping, long limit, long unsettledLimit) {
        this.arrivals = arrivals;
        this.stopping = stopping;
        this.limit = limit;
        this.unsettledLimit = unsettledLimit;
    }

    /** True if a source may look for files now. */
    synchronized boolean mayLook() {
        try {
            boolean unsettled = arrivals.unsettled() >= unsettledLimit;
            room.set(unsettled ? 0 : Math.max(0, limit - arrivals.open()));
            tooMany = unsettled
                    ? unsettledLimit + " dead letters and doubts wait for a person (waybill.arrivals.dead-letters)"
                    : limit + " waybills are open (waybill.arrivals.limit)";
            if (ofLedger) {
                well();
            }
        } catch (RuntimeException e) {
            trouble(e);
            ofLedger = true;
            return false;
        }
        if (full != (room.get() == 0)) {
            full = !full;
            LOG.info(full ? "Arrivals pause: {}; they go on by themselves" : "Arrivals go on", full ? tooMany : "");
        }
        return !full && !stopping.getAsBoolean();
    }

    /** How many files may be taken before the next look. */
    long room() {
        return room.get();
    }

    /** True if one more file may be taken. */
    boolean mayTake() {
        return !stopping.getAsBoolean() && room.getAndDecrement() > 0;
    }

    /** Says once what keeps this machine from taking files in. */
    synchronized void trouble(Throwable cause) {
        String now = String.valueOf(cause.getMessage());
        if (!now.equals(trouble)) {
            LOG.error(
                    "Intake stops: {}. Files stay where they are; each look tries one, and goes on when that is well",
                    now.lines().findFirst().orElse(now));
            trouble = now;
        }
        ofLedger = false;
    }

    /** Why no files are taken in at present; empty while they are. */
    public synchronized Optional<String> reason() {
        return trouble != null ? Optional.of(trouble) : full && isFull() ? Optional.of(tooMany) : Optional.empty();
    }

    /** At the last look it was; many may have been delivered since. */
    private boolean isFull() {
        try {
            return arrivals.open() >= limit || arrivals.unsettled() >= unsettledLimit;
        } catch (RuntimeException unknown) {
            return true;
        }
    }

    synchronized void well() {
        if (trouble != null) {
            LOG.info("Intake goes on");
            trouble = null;
        }
        ofLedger = false;
    }

    /** True for what is wrong with this machine and would be with any other file too. */
    static boolean isTrouble(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotTaken) {
                return false;
            }
            if (cause instanceof LocalTrouble || cause instanceof SQLException || cause instanceof JMSException) {
                return true;
            }
        }
        return false;
    }
}
