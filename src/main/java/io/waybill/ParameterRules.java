package io.waybill;

import io.waybill.chunk.Timetable;
import io.waybill.validation.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What the parameters of a call of one of our Kamelets must be. */
record ParameterRules(String kamelet, Map<?, ?> properties, List<?> required, Map<?, ?> annotations, BeanTrial trial) {
    private static final String NONE = "none";

    /**
     * What is wrong with a parameter of a call.
     *
     * @param parameter null for one that is missing
     */
    record Complaint(String parameter, String sentence) {}

    /**
     * What is wrong with {@code given}; nothing if it is right.
     *
     * @param given of which a value may be null that is not known yet
     * @param origin where a parameter comes from, in words to stand behind its name
     */
    List<Complaint> complaints(Map<String, Object> given, UnaryOperator<String> origin) {
        List<Complaint> complaints = new ArrayList<>();
        given.forEach((key, value) -> {
            if (!(properties.get(key) instanceof Map<?, ?> property)) {
                complaints.add(new Complaint(
                        key,
                        kamelet + ": a parameter must be one of " + names() + ", and is '" + key + "'"
                                + DidYouMean.of(key, names())));
            } else if (value != null) {
                ofValue(key, String.valueOf(value), property, origin)
                        .ifPresent(sentence -> complaints.add(new Complaint(key, kamelet + ": " + sentence)));
            }
        });
        required.stream()
                .filter(key ->
                        !given.containsKey(key) && given.keySet().stream().noneMatch(other -> isMeant(key, other)))
                .forEach(key -> complaints.add(new Complaint(
                        null,
                        kamelet + ": " + key + " must be given (" + ((Map<?, ?>) properties.get(key)).get("description")
                                + ")")));
        given.forEach((key, value) -> needed(key, value, given)
                .ifPresent(sentence -> complaints.add(new Complaint(key, kamelet + ": " + sentence))));
        return complaints;
    }

    private Optional<String> ofValue(String key, String value, Map<?, ?> property, UnaryOperator<String> origin) {
        boolean secret = "password".equals(property.get("format"));
        Optional<String> byContract = right(property, value)
                .map(right -> key + origin.apply(key) + " must be " + right + ", and is '"
                        + (secret ? "(not shown)" : value) + "'" + meant(property, value));
        return byContract.isPresent() || secret
                ? byContract
                : trial.refusal(key, value)
                        .or(() -> "timetable".equals(property.get("format")) ? ofTimetable(value) : Optional.empty())
                        .map(refusal -> key + origin.apply(key) + ": " + refusal);
    }

    /** What is wrong with a bandwidth or its timetable; empty for a right one. */
    static Optional<String> ofTimetable(String text) {
        try {
            Timetable.parse(text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** What is wrong where a parameter that is not {@code none} is worth nothing without another one. */
    private Optional<String> needed(String key, Object value, Map<String, Object> given) {
        Object other = annotations.get("waybill.io/" + key + "-needs");
        boolean right = other == null
                || value == null
                || NONE.equals(value)
                || given.containsKey(other) && !NONE.equals(given.get(other));
        return right
                ? Optional.empty()
                : Optional.of(key + " must stand beside " + other + ", without which it is worth nothing, and is '"
                        + value + "' alone");
    }

    private static String meant(Map<?, ?> property, String value) {
        return property.get("enum") instanceof List<?> list
                ? DidYouMean.of(value, list.stream().map(Object::toString).toList())
                : "";
    }

    private boolean isMeant(Object parameter, String given) {
        return !properties.containsKey(given) && DidYouMean.of(given, names()).contains(" " + parameter + "?");
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        properties.keySet().forEach(key -> names.add(key.toString()));
        return names;
    }

    /** What a value must be that is not; empty for one that is right. */
    private static Optional<String> right(Map<?, ?> property, String value) {
        Object pattern = property.get("pattern");
        if (value.isEmpty()) {
            return "".equals(property.get("default"))
                    ? Optional.empty()
                    : Optional.of("given (" + property.get("description") + ")");
        }
        if (pattern != null && !value.matches(pattern.toString())) {
            return Optional.of("of the form " + pattern + " (" + property.get("description") + ")");
        }
        if (property.get("enum") instanceof List<?> list && !list.contains(value)) {
            return Optional.of("one of " + list);
        }
        if ("integer".equals(property.get("type")) && !value.matches("[1-9]\\d{0,5}")) {
            return Optional.of("a number above 0");
        }
        return "boolean".equals(property.get("type")) && !value.matches("true|false")
                ? Optional.of("true or false")
                : Optional.empty();
    }
}
