package io.waybill.arrival;

import io.waybill.ledger.Arrivals;
import org.apache.camel.pollconsumer.quartz.QuartzScheduledPollConsumerScheduler;
import org.quartz.TriggerKey;

/**
 * Camel's Quartz scheduler for a polling consumer, with the slots of a {@link Schedule}: each once when the clocks
 * change, and once for all those that were missed while no Waybill ran.
 */
public final class ArrivalScheduler extends QuartzScheduledPollConsumerScheduler {
    private Arrivals arrivals;
    private ArrivalSource<?> source;
    private String zone;

    @Override
    protected void doStart() throws Exception {
        setTriggerId(source.name());
        super.doStart();
        TriggerKey key = new TriggerKey(getTriggerId(), getTriggerGroup());
        ScheduleTrigger trigger = new ScheduleTrigger(
                new Schedule(getCron(), zone), arrivals.lastLook(source.name()).orElse(null));
        trigger.setKey(key);
        trigger.setCronExpression(getCron());
        getQuartzScheduler().rescheduleJob(key, trigger);
    }

    public void setArrivals(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    public void setSource(ArrivalSource<?> source) {
        this.source = source;
    }

    /** Such as America/Chicago. */
    public void setZone(String zone) {
        this.zone = zone;
    }
}
