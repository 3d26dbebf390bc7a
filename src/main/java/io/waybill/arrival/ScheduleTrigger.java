package io.waybill.arrival;

import java.time.Instant;
import java.util.Date;
import org.quartz.impl.triggers.CronTriggerImpl;

/** A Quartz trigger that fires at the slots of a {@link Schedule}, and at once for those that were missed, all in one. */
final class ScheduleTrigger extends CronTriggerImpl {
    private final transient Schedule schedule;
    private transient boolean missed;

    /** @param lastLook when a slot was last had; null if none ever was */
    ScheduleTrigger(Schedule schedule, Instant lastLook) {
        this.schedule = schedule;
        Instant next = lastLook == null ? null : schedule.next(lastLook);
        this.missed = next != null && !next.isAfter(Instant.now());
    }

    @Override
    protected Date getTimeAfter(Date after) {
        if (missed) {
            missed = false;
            return new Date();
        }
        Instant next = schedule.next(after.toInstant());
        return next == null ? null : Date.from(next);
    }
}
