package io.waybill;

import io.waybill.destination.workspace.UploadTokenLife;
import io.waybill.secret.Token;
import io.waybill.secret.TokenAge;
import io.waybill.secret.TokenLife;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What one of our Kamelets lets its caller set, and the checking of what a caller did set. */
final class KameletContract {
    private static final String ONE_UPLOAD_PER = "waybill.io/one-upload-per";
    private static final String NONE = "none";
    private static final String TOKEN_DAYS = "waybill.io/token-days";
    private static final String TOKEN_TELLS = "waybill.io/token-tells-its-life";
    private static final String TOKEN_ISSUED = "waybill.io/token-issued";

    private final String name;
    private final Map<?, ?> annotations;
    private final Map<?, ?> properties;
    private final List<?> required;

    private KameletContract(String name, Map<?, ?> yaml) {
        this.name = name;
        Map<?, ?> metadata = (Map<?, ?>) yaml.get("metadata");
        this.annotations = (Map<?, ?>)
                Optional.<Object>ofNullable(metadata.get("annotations")).orElse(Map.of());
        Map<?, ?> definition = (Map<?, ?>) ((Map<?, ?>) yaml.get("spec")).get("definition");
        this.properties = (Map<?, ?>) definition.get("properties");
        this.required = definition.get("required") instanceof List<?> list ? list : List.of();
    }

    /** Empty for a Kamelet that is not ours. */
    static Optional<KameletContract> of(String name) {
        try (InputStream in = KameletContract.class.getResourceAsStream("/kamelets/" + name + ".kamelet.yaml")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new KameletContract(
                            name, (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in)));
        } catch (IOException e) {
            throw new IllegalStateException("A Kamelet of ours must be readable, and is not: " + name, e);
        }
    }

    /**
     * What is wrong with {@code given}, one sentence each; nothing if it is right.
     *
     * @param origin where a parameter comes from, in words to stand behind its name
     */
    List<String> complaints(Map<String, Object> given, UnaryOperator<String> origin) {
        List<String> complaints = new ArrayList<>();
        given.forEach((key, value) -> {
            if (properties.get(key) instanceof Map<?, ?> property) {
                complaint(property, String.valueOf(value))
                        .ifPresent(wrong -> complaints.add(
                                name + ": " + key + origin.apply(key) + " must be " + wrong + ", and is '"
                                        + ("password".equals(property.get("format")) ? "(not shown)" : value) + "'"));
            } else {
                complaints.add(name + ": a parameter must be one of " + names() + ", and is '" + key + "'");
            }
        });
        required.stream()
                .filter(key -> !given.containsKey(key))
                .forEach(key -> complaints.add(name + ": " + key + " must be given ("
                        + ((Map<?, ?>) properties.get(key)).get("description") + ")"));
        given.forEach((key, value) -> needed(key, value, given).ifPresent(complaints::add));
        return complaints;
    }

    /** What is wrong where a parameter that is not {@code none} is worth nothing without another one. */
    private Optional<String> needed(String key, Object value, Map<String, Object> given) {
        Object other = annotations.get("waybill.io/" + key + "-needs");
        return other == null || NONE.equals(value) || !NONE.equals(given.getOrDefault(other, NONE))
                ? Optional.empty()
                : Optional.of(name + ": " + key + " must stand beside " + other + ", without which it is worth nothing,"
                        + " and is '" + value + "' alone");
    }

    /**
     * The life of a caller's token; empty where the service lets tokens grow old.
     *
     * @throws IllegalArgumentException where the caller tells a date that is none
     */
    Optional<TokenLife> tokenLife(Token token, Map<String, Object> given) {
        if (annotations.containsKey(TOKEN_TELLS)) {
            return Optional.of(new UploadTokenLife(token));
        }
        return Optional.ofNullable(annotations.get(TOKEN_DAYS))
                .map(days -> TokenAge.of(
                        token,
                        Duration.ofDays(Long.parseLong(days.toString())),
                        expanded(annotations.get(TOKEN_ISSUED).toString(), given)));
    }

    /** What one upload at a time occupies, for a caller's parameters; empty where uploads do not exclude each other. */
    Optional<String> lane(Map<String, Object> given) {
        Object template = annotations.get(ONE_UPLOAD_PER);
        if (template == null) {
            return Optional.empty();
        }
        return Optional.of(expanded(template.toString(), given));
    }

    /** The text with what the caller set in its placeholders, or the defaults, in which there may be settings. */
    private String expanded(String text, Map<String, Object> given) {
        String expanded = text;
        for (Map.Entry<?, ?> property : properties.entrySet()) {
            Object value = given.getOrDefault(property.getKey(), ((Map<?, ?>) property.getValue()).get("default"));
            expanded = expanded.replace("{{" + property.getKey() + "}}", String.valueOf(value));
        }
        return expanded.equals(text) ? text : expanded(expanded, given);
    }

    /** The references of tokens that the caller gives. */
    List<String> tokens(Map<String, Object> given) {
        return given.entrySet().stream()
                .filter(entry -> properties.get(entry.getKey()) instanceof Map<?, ?> property
                        && "password".equals(property.get("format")))
                .map(entry -> entry.getValue().toString())
                .filter(reference -> !reference.equals(NONE))
                .toList();
    }

    /** Every parameter: as the caller set it, or its default, in which there may be settings. */
    Map<String, String> parameters(Map<String, Object> given) {
        Map<String, String> all = new HashMap<>();
        properties.forEach((key, property) -> all.put(
                key.toString(),
                String.valueOf(given.getOrDefault(key.toString(), ((Map<?, ?>) property).get("default")))));
        return all;
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        properties.keySet().forEach(key -> names.add(key.toString()));
        return names;
    }

    private static Optional<String> complaint(Map<?, ?> property, String value) {
        Object pattern = property.get("pattern");
        Object choices = property.get("enum");
        if (value.isEmpty()) {
            return Optional.of("given (" + property.get("description") + ")");
        }
        if (pattern != null && !value.matches(pattern.toString())) {
            return Optional.of("of the form " + pattern + " (" + property.get("description") + ")");
        }
        if (choices instanceof List<?> list && !list.contains(value)) {
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
