package io.waybill.arrival;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file that belongs to another, with that one's name in it: {@code ${file:name}}, or
 * {@code ${file:name.noext}} for what comes before its last dot. Empty for none.
 */
public record NameRule(String text) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{file:name(\\.noext)?}");

    /** The name of what belongs to a file called {@code name}. */
    public String of(String name) {
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        return text.replace("${file:name.noext}", stem).replace("${file:name}", name);
    }

    /** Whether {@code name} can be the name of a file that belongs to another. */
    public boolean fits(String name) {
        return beginning(name).isPresent();
    }

    /** What the name of the file that {@code name} belongs to begins with; empty where it belongs to none. */
    public Optional<String> beginning(String name) {
        Matcher fits = Pattern.compile("\\Q" + PLACE.matcher(text).replaceAll("\\\\E(.+)\\\\Q") + "\\E", Pattern.DOTALL)
                .matcher(name);
        return fits.matches() ? Optional.of(fits.group(1)) : Optional.empty();
    }

    boolean isNone() {
        return text.isEmpty();
    }
}
