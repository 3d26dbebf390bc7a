package io.waybill.arrival;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Date;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * The slots of a cron expression in a time zone, each once, also when the clocks change: a slot in the hour that is left
 * out comes that hour later, one in the hour that comes twice is had the first time. An expression for every hour goes by
 * the time that has passed, and so has slots in both of the hours that are called the same.
 */
public final class Schedule {
    private static final int HOURS = 2;

    private final String cron;
    private final ZoneId zone;
    private final boolean everyHour;

    /** @throws IllegalArgumentException for an expression or a zone that is none */
    public Schedule(String cron, String zone) {
        this.cron = cron;
        this.zone = zone(zone);
        String[] fields = cron.strip().split("\\s+");
        this.everyHour = fields.length > HOURS && fields[HOURS].matches("\\*(/1)?|0/1|0-23");
        expression(ZoneOffset.UTC);
    }

    /** @throws IllegalArgumentException for a zone that is none */
    static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "A time zone must be one such as UTC or America/Chicago, and is '" + zone + "'", e);
        }
    }

    String cron() {
        return cron;
    }

    /** The first slot after {@code time}; null if there is none any more. */
    public Instant next(Instant time) {
        if (everyHour) {
            Date next = expression(zone.getRules().getOffset(time)).getNextValidTimeAfter(Date.from(time));
            return next == null ? null : next.toInstant();
        }
        // Wall-clock time is counted as if it were UTC, where no hour is missing and none comes twice.
        CronExpression wall = expression(ZoneOffset.UTC);
        LocalDateTime local = before(time);
        while (true) {
            Date slot = wall.getNextValidTimeAfter(Date.from(local.toInstant(ZoneOffset.UTC)));
            if (slot == null) {
                return null;
            }
            local = LocalDateTime.ofInstant(slot.toInstant(), ZoneOffset.UTC);
            Instant next = local.atZone(zone).toInstant();
            if (next.isAfter(time)) {
                return next;
            }
        }
    }

    /** The wall-clock time to search from: where an hour was just left out, the slots in it are still to come. */
    private LocalDateTime before(Instant time) {
        ZoneOffsetTransition last = zone.getRules().previousTransition(time.plusNanos(1));
        boolean justLeftOut =
                last != null && last.isGap() && time.isBefore(last.getInstant().plus(last.getDuration()));
        return justLeftOut ? last.getDateTimeBefore().minusSeconds(1) : LocalDateTime.ofInstant(time, zone);
    }

    private CronExpression expression(ZoneId in) {
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(in));
            return expression;
        } catch (ParseException e) {
            throw new IllegalArgumentException(
                    "A schedule must be a Quartz cron expression, such as 0 0 2 * * ?, and is '" + cron + "': "
                            + e.getMessage(),
                    e);
        }
    }
}
