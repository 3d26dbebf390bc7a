package io.waybill;

import io.waybill.chunk.ByteSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every setting: the shipped ones, then a file, then, for the keys that begin with {@code waybill.}, the environment
 * ({@code waybill.plain-http} as {@code WAYBILL_PLAIN_HTTP}), then system properties; the later one counts.
 */
public final class Settings {
    private static final String OURS = "waybill.";
    private static final Pattern TIME = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private final Map<String, String> values = new TreeMap<>();

    private Settings() {}

    /** The shipped settings alone, with system properties. */
    public static Settings shipped() {
        Settings settings = new Settings();
        try (InputStream in = Settings.class.getResourceAsStream("/shipped/application.properties")) {
            settings.add(load(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException("The shipped settings must be in the jar", e);
        }
        return settings;
    }

    /** The shipped settings with those of {@code file} on top, and then the surroundings. */
    public static Settings of(Path file) {
        Settings settings = shipped();
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            for (String key : properties.stringPropertyNames()) {
                if (key.startsWith(OURS) && !settings.values.containsKey(key)) {
                    throw new WrongSetting("A setting in " + file + " must be one of those in the shipped"
                            + " application.properties, and is not: " + key);
                }
            }
            settings.add(properties);
        } catch (IOException | IllegalArgumentException e) {
            throw new WrongSetting("The settings must be a readable properties file, and are not: " + file, e);
        }
        return settings;
    }

    private static Properties load(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new java.io.StringReader(text));
        return properties;
    }

    private void add(Properties properties) {
        properties.forEach(
                (key, value) -> values.put(key.toString(), value.toString().strip()));
        for (String key : Map.copyOf(values).keySet()) {
            String name = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            Optional.ofNullable(key.startsWith(OURS) ? System.getenv(name) : null)
                    .ifPresent(value -> values.put(key, value));
            Optional.ofNullable(System.getProperty(key)).ifPresent(value -> values.put(key, value));
        }
    }

    /** The same settings with one of them changed. */
    public Settings with(String key, String value) {
        Settings changed = new Settings();
        changed.values.putAll(values);
        changed.values.put(key, value);
        return changed;
    }

    public Map<String, String> all() {
        return Map.copyOf(values);
    }

    public String text(String key) {
        String value = values.get(key);
        if (value == null || value.isEmpty()) {
            throw new WrongSetting("The setting " + key + " must have a value, and has none");
        }
        return value;
    }

    public Path folder(String key) {
        return Path.of(text(key)).toAbsolutePath().normalize();
    }

    /** Milliseconds. */
    public long millis(String key) {
        Matcher matcher = TIME.matcher(text(key));
        if (!matcher.matches()) {
            throw new WrongSetting("The setting " + key + " must be a time such as 500ms, 30s, 15m, 2h or 7d, and is '"
                    + text(key) + "'");
        }
        return UNITS.get(matcher.group(2))
                .multipliedBy(Long.parseLong(matcher.group(1)))
                .toMillis();
    }

    /** Bytes. */
    public long bytes(String key) {
        try {
            return ByteSize.parse(text(key));
        } catch (IllegalArgumentException e) {
            throw new WrongSetting("The setting " + key + " cannot be read. " + e.getMessage(), e);
        }
    }

    public int number(String key, int smallest, int largest) {
        try {
            int number = Integer.parseInt(text(key));
            if (smallest <= number && number <= largest) {
                return number;
            }
        } catch (NumberFormatException said) {
            // said below, with the key
        }
        throw new WrongSetting("The setting " + key + " must be a number from " + smallest + " to " + largest
                + ", and is '" + text(key) + "'");
    }
}
