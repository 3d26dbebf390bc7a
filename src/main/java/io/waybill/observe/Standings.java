package io.waybill.observe;

import io.waybill.ledger.Destinations;
import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.Nodes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks at the whole ledger, for whoever asks, in one thread of its own: no more often than every few seconds, and for
 * no more than a twentieth of the time, since a ledger can be large and can hang.
 */
public final class Standings {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int SHARE = 20;

    private final LedgerReport report;
    private final Destinations destinations;
    private final Nodes nodes;
    private final Clock clock;
    private final Path data;
    private final Path spool;
    private final long stalledMillis;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Standings::daemon);
    private Future<Standing> look;
    private long begun;
    private volatile long keepNanos = FRESH_NANOS;

    /**
     * @param data the folder waybill.data
     * @param spool the folder of the files that wait
     * @param stalledMillis for how long a delivery may give no sign of life
     */
    public Standings(
            LedgerReport report,
            Destinations destinations,
            Nodes nodes,
            Clock clock,
            Path data,
            Path spool,
            long stalledMillis) {
        this.report = report;
        this.destinations = destinations;
        this.nodes = nodes;
        this.clock = clock;
        this.data = data;
        this.spool = spool;
        this.stalledMillis = stalledMillis;
        thread.allowCoreThreadTimeOut(true);
    }

    /** How everything stands, or stood a few seconds ago. */
    Standing now() throws NoStanding {
        Future<Standing> asked;
        long left;
        synchronized (this) {
            if (look == null || look.isDone() && System.nanoTime() - begun > keepNanos) {
                begun = System.nanoTime();
                look = thread.submit(this::look);
            }
            asked = look;
            left = Math.max(0, PATIENCE_NANOS - (System.nanoTime() - begun));
        }
        try {
            return asked.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new NoStanding("it has not answered for " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS) + " s");
        } catch (ExecutionException e) {
            throw new NoStanding(String.valueOf(e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoStanding("Waybill stops");
        }
    }

    private Standing look() throws IOException {
        long from = System.nanoTime();
        try {
            return new Standing(
                    clock.instant(),
                    report.books(),
                    report.backlogs(),
                    destinations.all(),
                    Fleet.of(nodes),
                    report.purge(),
                    report.waitingNotices(),
                    report.purged(),
                    report.stalled(stalledMillis),
                    Storage.in(data, spool));
        } finally {
            keepNanos = Math.max(FRESH_NANOS, SHARE * (System.nanoTime() - from));
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "observe");
        thread.setDaemon(true);
        return thread;
    }
}
