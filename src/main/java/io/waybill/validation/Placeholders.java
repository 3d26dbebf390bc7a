package io.waybill.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings that stand in double braces in a text, as Camel looks them up. */
public final class Placeholders {
    private static final Pattern FORM = Pattern.compile("\\{\\{([?!]?)([^{}:]+)(?::([^{}]*))?}}");
    private static final Set<String> LOOK_ELSEWHERE =
            Set.of("bean", "service", "service.host", "service.name", "service.port", "boolean", "base64", "file");
    /** A setting may be made of others; not of itself. */
    private static final int DEEPEST = 8;

    private final Map<String, String> settings;

    public Placeholders(Map<String, String> settings) {
        this.settings = settings;
    }

    /** {@code text} with the settings in it; what there is no setting for stays as it is. */
    public String in(String text) {
        String before = text;
        for (int depth = 0; depth < DEEPEST; depth++) {
            String after = FORM.matcher(before)
                    .replaceAll(found -> Matcher.quoteReplacement(value(found).orElse(found.group())));
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        return before;
    }

    /** Whether there are settings for all of {@code text}. */
    public boolean isComplete(String text) {
        return !FORM.matcher(in(text)).find();
    }

    /** The keys in {@code text} for which there is nothing. */
    public List<String> missing(String text) {
        List<String> missing = new ArrayList<>();
        FORM.matcher(text)
                .results()
                .filter(found -> !found.group(1).equals("?") && !LOOK_ELSEWHERE.contains(found.group(2)))
                .filter(found -> value(found).isEmpty())
                .forEach(found ->
                        missing.add(isFunction(found) ? found.group(2) + ":" + found.group(3) : found.group(2)));
        return missing;
    }

    /** The keys of the settings in {@code text}. */
    public static List<String> keys(String text) {
        return FORM.matcher(text).results().map(found -> found.group(2)).toList();
    }

    /** The key, where {@code text} is one setting and nothing else. */
    public static Optional<String> only(String text) {
        Matcher matcher = FORM.matcher(text.replaceFirst("^RAW\\((.*)\\)$", "$1"));
        return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    private static boolean isFunction(MatchResult found) {
        return found.group(2).matches("env|sys") && found.group(3) != null;
    }

    private Optional<String> value(MatchResult found) {
        String key = found.group(2).strip();
        String rest = found.group(3);
        if (!isFunction(found)) {
            String surroundings = Optional.ofNullable(System.getProperty(key))
                    .orElseGet(() -> Optional.ofNullable(System.getenv(key))
                            .orElseGet(() ->
                                    System.getenv(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))));
            return Optional.ofNullable(settings.getOrDefault(key, surroundings)).or(() -> Optional.ofNullable(rest));
        }
        String[] name = rest.split(":", 2);
        String value = key.equals("env") ? System.getenv(name[0]) : System.getProperty(name[0]);
        return Optional.ofNullable(value).or(() -> name.length > 1 ? Optional.of(name[1]) : Optional.empty());
    }
}
