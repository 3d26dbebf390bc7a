package io.waybill.validation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** What a single value must be, by the type that Camel tells of it. */
final class ValueRules {
    private static final String CHOICE = "enum:";

    private ValueRules() {}

    /**
     * What is wrong with a value, as a sentence; nothing where a setting is put in.
     *
     * @param type {@code string}, {@code boolean}, {@code number} or {@code enum:A,B}
     */
    static Optional<String> wrong(String name, Node value, String type) {
        Optional<String> text = YamlFile.text(value);
        if (text.isEmpty()) {
            return Optional.of(name + " must be a text, and is " + NodeWords.kind(value));
        }
        return text.filter(given -> !given.contains("{{"))
                .flatMap(given -> right(given, type)
                        .map(right -> name + " must be " + right + ", and is '" + given + "'" + meant(given, type)));
    }

    private static Optional<String> right(String given, String type) {
        return switch (type) {
            case "boolean" -> given.matches("(?i)true|false") ? Optional.empty() : Optional.of("true or false");
            case "number" -> given.matches("[+-]?\\d+(\\.\\d+)?") ? Optional.empty() : Optional.of("a number");
            default ->
                choices(type).isEmpty()
                                || choices(type).stream()
                                        .anyMatch(choice -> plain(choice).equals(plain(given)))
                        ? Optional.empty()
                        : Optional.of("one of " + choices(type));
        };
    }

    private static List<String> choices(String type) {
        return type.startsWith(CHOICE) ? List.of(type.substring(CHOICE.length()).split(",")) : List.of();
    }

    private static String meant(String given, String type) {
        return DidYouMean.of(given, choices(type));
    }

    /** Camel takes choices in capitals or not, with dashes, underscores or neither. */
    private static String plain(String choice) {
        return choice.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }
}
