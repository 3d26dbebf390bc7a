package io.waybill;

import io.waybill.chunk.ByteSize;
import io.waybill.validation.DidYouMean;
import io.waybill.validation.Finding;
import io.waybill.validation.Findings;
import io.waybill.validation.Position;
import io.waybill.validation.SettingKind;
import io.waybill.validation.SettingKinds;
import io.waybill.validation.SettingsFile;
import io.waybill.validation.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every setting: the shipped ones, then a file, then, for the keys that begin with {@code waybill.}, the environment
 * ({@code waybill.plain-http} as {@code WAYBILL_PLAIN_HTTP}), then system properties; the later one counts.
 */
public final class Settings {
    private static final String OURS = "waybill.";
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, Position> positions = new TreeMap<>();
    private final Map<String, Position> keyPositions = new TreeMap<>();
    private final Findings findings = new Findings();
    private boolean readable = true;
    private String file = "the shipped application.properties";
    private Path path;

    private Settings() {}

    /** The shipped settings alone, with system properties. */
    public static Settings shipped() {
        Settings settings = new Settings();
        try (InputStream in = Settings.class.getResourceAsStream("/shipped/application.properties")) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            properties.forEach((key, value) ->
                    settings.values.put(key.toString(), value.toString().strip()));
        } catch (IOException e) {
            throw new IllegalStateException("The shipped settings must be in the jar", e);
        }
        settings.addSurroundings();
        return settings;
    }

    /**
     * The shipped settings with those of {@code file} on top, and then the surroundings.
     *
     * @throws WrongSetting for a file that cannot be read, or has settings of ours that there are not
     */
    public static Settings of(Path file) {
        return read(file).sound();
    }

    /** These settings, if nothing is wrong with their file. */
    Settings sound() {
        if (!findings.isEmpty()) {
            throw WrongSetting.of(findings.all());
        }
        return this;
    }

    /** As the above; what is wrong in the file is left out, and among the {@link #findings()}. */
    static Settings read(Path file) {
        Settings settings = shipped();
        settings.file = file.toString();
        settings.path = file;
        Optional<TextFile> text = TextFile.read(file, settings.findings);
        settings.readable = text.isPresent();
        text.map(whole -> SettingsFile.of(whole, settings.findings))
                .orElse(List.of())
                .forEach(settings::add);
        settings.addSurroundings();
        return settings;
    }

    private void add(SettingsFile.Setting setting) {
        String key = setting.key();
        if (key.startsWith(OURS) && !values.containsKey(key)) {
            findings.add(
                    setting.keyAt(),
                    "A setting that begins with waybill. must be one of those in the shipped application.properties, and"
                            + " is '" + key + "'" + DidYouMean.of(key, values.keySet()));
            return;
        }
        values.put(key, setting.value());
        positions.put(key, setting.at());
        keyPositions.put(key, setting.keyAt());
    }

    private void addSurroundings() {
        for (String key : Set.copyOf(values.keySet())) {
            String name = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            Optional.ofNullable(key.startsWith(OURS) ? System.getenv(name) : null)
                    .ifPresent(value -> put(key, value, "the environment variable " + name));
            Optional.ofNullable(System.getProperty(key))
                    .ifPresent(value -> put(key, value, "the system property " + key));
        }
    }

    private void put(String key, String value, String from) {
        values.put(key, value);
        positions.put(key, Position.outside(from));
    }

    /** Where the value of a setting stands; empty for one that is as it was shipped. */
    Optional<Position> position(String key) {
        return Optional.ofNullable(positions.get(key));
    }

    /** The keys in the file, and where they stand. */
    Map<String, Position> keyPositions() {
        return Map.copyOf(keyPositions);
    }

    /** What is wrong in the file, whatever it is used for. */
    List<Finding> findings() {
        return findings.all();
    }

    /** False where nothing of the file could be read. */
    boolean isReadable() {
        return readable;
    }

    /** The file's name; for a person. */
    String file() {
        return file;
    }

    /** Where the file is; empty where there is none, and for settings that are not as it says. */
    Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /** The same settings with one of them changed. */
    public Settings with(String key, String value) {
        Settings changed = new Settings();
        changed.values.putAll(values);
        changed.positions.putAll(positions);
        changed.keyPositions.putAll(keyPositions);
        changed.findings.addAll(findings.all());
        changed.put(key, value, "");
        return changed;
    }

    public Map<String, String> all() {
        return Map.copyOf(values);
    }

    /** @throws WrongSetting for a value that is not of its kind */
    public String text(String key) {
        String value = values.get(key);
        SettingKinds.complaint(key, value).ifPresent(sentence -> {
            throw new WrongSetting(sentence);
        });
        return value;
    }

    public Path folder(String key) {
        return Path.of(text(key)).toAbsolutePath().normalize();
    }

    /** Milliseconds. */
    public long millis(String key) {
        return SettingKind.millis(text(key));
    }

    /** Milliseconds; empty for {@code never}. */
    public OptionalLong age(String key) {
        return text(key).equals("never") ? OptionalLong.empty() : OptionalLong.of(millis(key));
    }

    /** Bytes. */
    public long bytes(String key) {
        return ByteSize.parse(text(key));
    }

    /** Empty for {@code none}. */
    public Optional<String> given(String key) {
        return Optional.of(text(key)).filter(value -> !value.equals("none"));
    }

    /** True if the setting is this word; of a wrong one nothing is said. */
    public boolean is(String key, String word) {
        return word.equals(values.get(key));
    }

    public int number(String key) {
        return Integer.parseInt(text(key));
    }
}
