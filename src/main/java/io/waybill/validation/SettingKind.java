package io.waybill.validation;

import io.waybill.arrival.Schedule;
import io.waybill.chunk.ByteSize;
import io.waybill.secret.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the value of a setting must be; whoever reads one reads it by its kind, so that nothing is taken at the start that
 * is refused later.
 */
@FunctionalInterface
public interface SettingKind {
    Pattern TIME_FORM = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d)");
    Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    SettingKind TEXT = value -> Optional.empty();

    SettingKind TIME = value -> TIME_FORM.matcher(value).matches()
            ? Optional.empty()
            : Optional.of("a time such as 500ms, 30s, 15m, 2h or 7d");

    /** For how long something is kept. */
    SettingKind AGE = value -> value.equals("never")
                    || TIME.wrong(value).isEmpty()
                            && SettingKind.millis(value) >= Duration.ofDays(1).toMillis()
            ? Optional.empty()
            : Optional.of("a time of a day or longer, such as 400d, or never");

    SettingKind SCHEDULE = value -> SettingKind.fails(() -> new Schedule(value, "UTC"))
            ? Optional.of("a Quartz cron expression, such as 0 30 3 * * ?")
            : Optional.empty();

    SettingKind SIZE = value -> SettingKind.fails(() -> ByteSize.parse(value))
            ? Optional.of("a size above 0, a number with B, KiB, MiB, GiB or TiB")
            : Optional.empty();

    SettingKind ZONE = value -> SettingKind.fails(() -> ZoneId.of(value))
            ? Optional.of("a time zone such as UTC or America/Chicago")
            : Optional.empty();

    SettingKind FOLDER = value -> {
        if (SettingKind.fails(() -> Path.of(value))) {
            return Optional.of("a path of this machine");
        }
        return Files.exists(Path.of(value)) && !Files.isDirectory(Path.of(value))
                ? Optional.of("a folder, or nothing yet, and not a file")
                : Optional.empty();
    };

    SettingKind FILE = value -> {
        if (SettingKind.fails(() -> Path.of(value))) {
            return Optional.of("a path of this machine");
        }
        return Files.isDirectory(Path.of(value))
                ? Optional.of("a file, or nothing yet, and not a folder")
                : Optional.empty();
    };

    SettingKind ADDRESS = value -> value.matches("(\\[[0-9a-fA-F:]+]|[A-Za-z0-9.-]+):\\d{1,5}")
                    && SettingKind.number(1, 65_535)
                            .wrong(value.replaceFirst(".*:", ""))
                            .isEmpty()
            ? Optional.empty()
            : Optional.of("an address with its port, such as 0.0.0.0:8443, or none");

    SettingKind PAGE = value -> value.matches("https?://[^/?#\\s@]+(/\\S*)?")
            ? Optional.empty()
            : Optional.of("an address such as https://waybill.example.org:8443/, or none");

    SettingKind COLLECTOR = value -> value.matches("https?://[^/?#\\s@]+(/[^?#\\s]*)?")
            ? Optional.empty()
            : Optional.of("an address such as http://127.0.0.1:4318, or none");

    SettingKind PEM = value -> SettingKind.fails(() -> Path.of(value)) || !Files.isReadable(Path.of(value))
            ? Optional.of("a PEM file that can be read, or none")
            : Optional.empty();

    SettingKind TOKEN = value -> SettingKind.fails(() -> Token.of(value, key -> null))
            ? Optional.of("a reference, env:NAME, file:PATH or property:KEY, or none")
            : Optional.empty();

    SettingKind BROKER = value -> value.equals("embedded")
                    || value.matches("\\(?tcp://[^\\s@]+") && !value.matches("(?i).*password=.*")
            ? Optional.empty()
            : Optional.of("embedded, or an address such as tcp://broker:61616 without a user or password in it");

    SettingKind LEDGER = value ->
            value.equals("embedded") || value.matches("jdbc:postgresql:[^\\s@]+") && !value.matches("(?i).*password=.*")
                    ? Optional.empty()
                    : Optional.of(
                            "embedded, or an address such as jdbc:postgresql://server/waybill without a user or password in it");

    /** What it must be, to stand behind {@code must be}, where {@code value} is none; empty where it is right. */
    Optional<String> wrong(String value);

    /** The word none too. */
    static SettingKind orNone(SettingKind kind) {
        return value -> value.equals("none") ? Optional.empty() : kind.wrong(value);
    }

    /** The word off too; and no time that is none. */
    static SettingKind orOff(SettingKind time) {
        return value -> value.equals("off")
                ? Optional.empty()
                : time.wrong(value)
                        .or(() -> millis(value) > 0 ? Optional.empty() : Optional.of("a time above 0"))
                        .map(right -> right + ", or off");
    }

    /** One of these words. */
    static SettingKind choice(String... choices) {
        List<String> all = List.of(choices);
        return value -> all.contains(value)
                ? Optional.empty()
                : Optional.of(all.size() == 2 ? String.join(" or ", all) : "one of " + all);
    }

    static SettingKind number(int smallest, int largest) {
        return value ->
                value.matches("\\d{1,9}") && Integer.parseInt(value) >= smallest && Integer.parseInt(value) <= largest
                        ? Optional.empty()
                        : Optional.of("a number from " + smallest + " to " + largest);
    }

    /** The milliseconds of a right time. */
    static long millis(String time) {
        Matcher matcher = TIME_FORM.matcher(time);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A time must be such as 500ms, 30s or 15m, and is '" + time + "'");
        }
        return UNITS.get(matcher.group(2))
                .multipliedBy(Long.parseLong(matcher.group(1)))
                .toMillis();
    }

    private static boolean fails(Runnable parse) {
        try {
            parse.run();
            return false;
        } catch (IllegalArgumentException | DateTimeException no) {
            return true;
        }
    }
}
