package io.waybill.sandbox;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The start and the end of what is in a file, as an update tells them. */
record Dc21Period(Dc21Change change) {
    private static final Pattern TIME =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2}) (\\d{1,2}):(\\d{1,2}):(\\d{1,2})");

    /** Both or neither, in order. */
    void check() {
        Optional<LocalDateTime> start = time("start_time");
        Optional<LocalDateTime> end = time("end_time");
        if (!change.parameters().has("start_time") && !change.parameters().has("end_time")) {
            return;
        }
        if (start.isEmpty() || end.isEmpty()) {
            change.wrong("Both start_time and end_time must be provided as a pair or not at all.");
        } else if (!end.get().isAfter(start.get())) {
            change.wrong("Supplied end_time must be after the supplied start_time");
        }
    }

    private Optional<LocalDateTime> time(String name) {
        Optional<LocalDateTime> time = change.parameters().text(name).flatMap(Dc21Period::read);
        if (change.parameters().has(name) && time.isEmpty()) {
            change.wrong("Supplied " + name + " must be valid: it must be in the format yyyy-mm-dd hh:mm:ss");
        }
        return time;
    }

    private static Optional<LocalDateTime> read(String text) {
        Matcher parts = TIME.matcher(text);
        try {
            return parts.matches()
                    ? Optional.of(LocalDateTime.of(
                            number(parts, 1),
                            number(parts, 2),
                            number(parts, 3),
                            number(parts, 4),
                            number(parts, 5),
                            number(parts, 6)))
                    : Optional.empty();
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
