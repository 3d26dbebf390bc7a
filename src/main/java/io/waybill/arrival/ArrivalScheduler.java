package io.waybill.arrival;

import io.waybill.ledger.Arrivals;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.component.quartz.QuartzComponent;
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
        setTriggerId(source.key());
        TriggerKey key = new TriggerKey(getTriggerId(), getTriggerGroup());
        if (getCamelContext()
                .getComponent("quartz", QuartzComponent.class)
                .getScheduler()
                .checkExists(key)) {
            throw new IllegalArgumentException("Two routes must not take the same files, and two take " + source.key()
                    + "; for several destinations see multicast in docs/arrivals.md");
        }
        super.doStart();
        ScheduleTrigger trigger = new ScheduleTrigger(
                new Schedule(getCron(), zone), arrivals.lastLook(source.key()).orElse(null));
        trigger.setKey(key);
        trigger.setCronExpression(getCron());
        getQuartzScheduler().rescheduleJob(key, trigger);
    }

    /** When its schedule last led to a look; empty for never. */
    public Optional<Instant> lastLook() {
        return arrivals.lastLook(source.key());
    }

    /** When the next look is; empty for never again. */
    public Optional<Instant> nextLook(Instant now) {
        return Optional.ofNullable(new Schedule(getCron(), zone).next(now));
    }

    /** The time zone of the schedule. */
    public String zone() {
        return zone;
    }

    public void setArrivals(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    public void setSource(ArrivalSource<?> source) {
        this.source = source;
    }

    /** @throws IllegalArgumentException for an expression that is none */
    @Override
    public void setCron(String cron) {
        super.setCron(new Schedule(cron, "UTC").cron());
    }

    /**
     * Such as America/Chicago.
     *
     * @throws IllegalArgumentException for a zone that is none
     */
    public void setZone(String zone) {
        this.zone = Schedule.zone(zone).getId();
    }
}
