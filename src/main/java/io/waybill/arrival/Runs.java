package io.waybill.arrival;

import io.waybill.ledger.Arrivals;
import io.waybill.ledger.Consignment;

/**
 * The runs of a source: which of the files that it takes came together. A run is what one look takes, or what several take
 * that are to count as one.
 */
final class Runs {
    private final String source;
    private final Arrivals arrivals;
    private final long gatherMillis;
    private volatile Consignment run;
    private boolean together;

    /**
     * @param source where the files come from, for people
     * @param gatherMillis the looks within that time of a run's first are the same run
     */
    Runs(String source, Arrivals arrivals, long gatherMillis) {
        this.source = source;
        this.arrivals = arrivals;
        this.gatherMillis = gatherMillis;
    }

    /** A look begins. */
    void begin() {
        long now = System.currentTimeMillis();
        if (run == null || !together && now >= run.closes()) {
            run = Consignment.run(source, now, now + gatherMillis);
        }
    }

    /** What the present look takes belongs to it. */
    Consignment now() {
        return run;
    }

    /** The look is through. */
    void end(int taken) {
        if (taken > 0 && !together) {
            close();
        }
    }

    /** What all of these looks take is one run. */
    void together(Runnable looks) {
        run = null;
        together = true;
        try {
            looks.run();
        } finally {
            together = false;
            if (run != null) {
                close();
            }
        }
    }

    private void close() {
        arrivals.close(run.id(), Math.max(System.currentTimeMillis(), run.closes()));
    }
}
