package io.waybill.arrival;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Ant patterns with commas between them: {@code ?} is any character, {@code *} any number of them, {@code **} folders
 * too. A pattern with a slash is of a path in the watched folder, any other of a name. Camel's own matcher strips blanks
 * from names.
 */
public record NamePatterns(String text, List<Pattern> ofNames, List<Pattern> ofPaths) {
    private static final Pattern WILDCARD = Pattern.compile("\\*\\*/|\\*\\*|\\*|\\?");

    public static NamePatterns of(String text) {
        return new NamePatterns(
                text,
                patterns(text)
                        .filter(pattern -> !pattern.contains("/"))
                        .map(NamePatterns::regex)
                        .toList(),
                patterns(text)
                        .filter(pattern -> pattern.contains("/"))
                        .map(NamePatterns::regex)
                        .toList());
    }

    boolean match(Sight file) {
        return Stream.concat(
                        ofNames.stream().map(pattern -> pattern.matcher(file.name())),
                        ofPaths.stream().map(pattern -> pattern.matcher(file.path())))
                .anyMatch(Matcher::matches);
    }

    /** Whether one of the patterns that are of names is of this one. */
    public boolean matchName(String name) {
        return ofNames.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static Stream<String> patterns(String text) {
        return Stream.of(text.split(",")).map(String::strip).filter(pattern -> !pattern.isEmpty());
    }

    private static Pattern regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        Matcher wildcard = WILDCARD.matcher(pattern);
        int end = 0;
        while (wildcard.find()) {
            regex.append(Pattern.quote(pattern.substring(end, wildcard.start())));
            regex.append(
                    switch (wildcard.group()) {
                        case "**/" -> "(?:.*/)?";
                        case "**" -> ".*";
                        case "*" -> "[^/]*";
                        default -> "[^/]";
                    });
            end = wildcard.end();
        }
        return Pattern.compile(regex + Pattern.quote(pattern.substring(end)), Pattern.DOTALL);
    }
}
