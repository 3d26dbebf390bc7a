package io.waybill.chunk;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One line of a timetable: a rate, on which days, at what hours.
 *
 * @param rate bytes a second
 * @param first of the days of the week
 * @param last of them, which may come before the first: then over the end of the week
 * @param from minutes of the day
 * @param to minutes of the day; not after {@code from}: of the next day
 */
record TimetableEntry(long rate, DayOfWeek first, DayOfWeek last, int from, int to) {
    private static final int DAY = 24 * 60;
    private static final int WEEK = 7;
    private static final Pattern FORM =
            Pattern.compile("(\\S+(?: ?[KMGT]?i?B/s)?)(?: ([A-Za-z]+(?:-[A-Za-z]+)?))?(?: (\\d\\S*))?");
    private static final Pattern HOURS = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");
    private static final List<String> NAMES = Arrays.stream(DayOfWeek.values())
            .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
            .toList();

    /** @throws IllegalArgumentException for a text that is no such line */
    static TimetableEntry parse(String text) {
        Matcher line = FORM.matcher(text);
        if (!line.matches()) {
            throw new IllegalArgumentException(
                    "A line of a timetable must be a rate, days and hours, such as 2MiB/s Mon-Fri"
                            + " 08:00-18:00, and is '" + text + "'");
        }
        long rate = Rate.parse(line.group(1));
        String[] days = line.group(2) == null
                ? new String[] {"Mon", "Sun"}
                : line.group(2).split("-");
        int[] hours = line.group(3) == null ? new int[] {0, DAY} : hours(line.group(3));
        return new TimetableEntry(rate, day(days[0]), day(days[days.length - 1]), hours[0], hours[1]);
    }

    private static DayOfWeek day(String name) {
        int day = NAMES.indexOf(name);
        if (day < 0) {
            throw new IllegalArgumentException("A day must be one of " + NAMES + ", and is '" + name + "'");
        }
        return DayOfWeek.of(day + 1);
    }

    private static int[] hours(String text) {
        Matcher hours = HOURS.matcher(text);
        if (hours.matches()) {
            int from = minutes(hours.group(1), hours.group(2));
            int to = minutes(hours.group(3), hours.group(4));
            if (to <= DAY && from != to) {
                return new int[] {from, to};
            }
        }
        throw new IllegalArgumentException(
                "Hours must be such as 08:00-18:00 or 22:00-06:00, with an end that is not their"
                        + " beginning, and are '" + text + "'");
    }

    private static int minutes(String hours, String minutes) {
        return 60 * Integer.parseInt(hours) + Integer.parseInt(minutes);
    }

    boolean has(LocalDateTime time) {
        int minute = 60 * time.getHour() + time.getMinute();
        if (from < to) {
            return isOn(time.getDayOfWeek()) && minute >= from && minute < to;
        }
        return minute >= from && isOn(time.getDayOfWeek())
                || minute < to && isOn(time.getDayOfWeek().minus(1));
    }

    /** The hours that begin on a day belong to it, also where they end on the next. */
    private boolean isOn(DayOfWeek day) {
        return Math.floorMod(day.getValue() - first.getValue(), WEEK)
                <= Math.floorMod(last.getValue() - first.getValue(), WEEK);
    }

    /** When it may begin or end on {@code day}. */
    Stream<LocalDateTime> borders(LocalDate day) {
        return Stream.of(from, to % DAY).map(minute -> day.atTime(LocalTime.of(minute / 60, minute % 60)));
    }
}
