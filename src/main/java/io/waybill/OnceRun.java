package io.waybill;

import io.waybill.arrival.ArrivalSource;
import io.waybill.ledger.LedgerReport;
import io.waybill.notice.Lookout;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * One round of everything: each scheduled arrival takes what is there, whatever its schedule, and each waybill is brought
 * to an end, or to a wait that is longer than the patience.
 */
final class OnceRun {
    private static final long LOOK_EVERY_MILLIS = 100;

    private final CamelContext camel;
    private final LedgerReport report;
    private final long patienceMillis;

    OnceRun(CamelContext camel, LedgerReport report, long patienceMillis) {
        this.camel = camel;
        this.report = report;
        this.patienceMillis = patienceMillis;
    }

    /** Returns when there is nothing left to do, or when the thread is interrupted. */
    void toTheEnd() throws InterruptedException {
        for (Thread poll : poll()) {
            poll.join();
        }
        while (report.movesWithin(patienceMillis)) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        tell();
    }

    /** What came of it is told now: nobody knows when the next round is. */
    private void tell() throws InterruptedException {
        Lookout lookout = camel.getRegistry().lookupByNameAndType("lookout", Lookout.class);
        lookout.windUp();
        long end = System.currentTimeMillis() + patienceMillis;
        while (!lookout.isThrough() && System.currentTimeMillis() < end) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** Begins to poll every arrival, each in a thread of its own. */
    List<Thread> poll() {
        List<Thread> polls = camel.getRoutes().stream()
                .filter(route -> route.getConsumer() instanceof ScheduledPollConsumer)
                .map(route -> (ScheduledPollConsumer) route.getConsumer())
                .map(consumer -> new Thread(() -> pollTogether(consumer), "once"))
                .toList();
        polls.forEach(Thread::start);
        return polls;
    }

    private void pollTogether(ScheduledPollConsumer consumer) {
        if (consumer.getPollStrategy() instanceof ArrivalSource<?> source) {
            source.together(() -> pollAll(consumer));
        } else {
            pollAll(consumer);
        }
    }

    /**
     * An arrival may take a limited number of files a poll, and none that was changed a moment ago: polls until one opens
     * no waybill any more and nothing is to be waited for that long.
     */
    private void pollAll(ScheduledPollConsumer consumer) {
        long patience = System.currentTimeMillis() + patienceMillis;
        long before;
        do {
            before = report.accepted();
            consumer.run();
        } while (report.accepted() > before || settles(consumer, patience - System.currentTimeMillis()));
    }

    private static boolean settles(ScheduledPollConsumer consumer, long patienceMillis) {
        if (consumer.getPollStrategy() instanceof ArrivalSource<?> source
                && source.settlesInMillis() <= patienceMillis) {
            try {
                Thread.sleep(source.settlesInMillis());
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return false;
    }
}
