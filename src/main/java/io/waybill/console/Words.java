package io.waybill.console;

import io.waybill.ledger.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How things are said to a person. */
public final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Words() {}

    /** {@code text} on one line and without control characters: a file's name must not command a terminal. */
    public static String plain(String text) {
        return String.valueOf(text)
                .replaceAll("\\R", " ")
                .replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u202a-\\u202e]", "?");
    }

    public static String of(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A local time. */
    public static String time(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    /** {@code at 2026-11-21 14:03:10, in 5 min}; {@code as soon as possible} for no time or one that is over. */
    public static String when(Instant time, Instant now) {
        return time == null || !time.isAfter(now)
                ? "as soon as possible"
                : "at " + time(time) + ", in " + span(Duration.between(now, time));
    }

    /** Roughly, with one unit. */
    public static String span(Duration span) {
        long seconds = Math.max(0, (span.toMillis() + 999) / 1_000);
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7_200) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " days";
    }

    /** {@code 1 file}, {@code 2 files}. */
    public static String files(long number) {
        return number == 1 ? "1 file" : number + " files";
    }

    /** A word of the shell, quoted where it must be. */
    public static String shell(String word) {
        return word.matches("[A-Za-z0-9_./:@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
