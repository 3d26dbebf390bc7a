package io.waybill.validation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.quartz.CronExpression;

/** What an endpoint of Camel's own must be: its component there, its options known and of the right kind. */
public final class EndpointRules {
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+-]*");
    /** One that is shorter is more likely to be meant as it is. */
    private static final int LONG_NAME = 6;

    private static final int FEW_ERRORS = 2;

    private final Findings findings;
    private final UnaryOperator<String> settings;
    private final DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog();

    /** @param settings puts the settings into a text, as far as they are there */
    public EndpointRules(Findings findings, UnaryOperator<String> settings) {
        this.findings = findings;
        this.settings = settings;
        catalog.setJSonSchemaResolver(new ComponentSchemas());
    }

    /** Checks an endpoint that is no Kamelet. */
    public void check(Endpoint endpoint) {
        String scheme = settings.apply(endpoint.scheme());
        if (!SCHEME.matcher(scheme).matches()) {
            return;
        }
        if (!Libraries.component(scheme)) {
            Set<String> known = Libraries.components();
            findings.add(
                    endpoint.at(),
                    endpoint.key() + " must lead to a component that is among the libraries, and leads to '" + scheme
                            + "'" + NodeWords.meant(scheme, known));
            return;
        }
        Map<String, String> given = new HashMap<>();
        endpoint.parameters().forEach((name, parameter) -> given.put(name, settings.apply(parameter.value())));
        check(endpoint, scheme, given, catalog.validateProperties(scheme, given));
        checkMeaning(endpoint, scheme, given);
    }

    /** What a component says only when its route runs. */
    private void checkMeaning(Endpoint endpoint, String scheme, Map<String, String> given) {
        String cron = given.getOrDefault("cron", "{{").replace('+', ' ');
        if (scheme.equals("quartz") && !cron.contains("{{") && !CronExpression.isValidExpression(cron)) {
            findings.add(
                    endpoint.atValue("cron"),
                    "quartz: cron must be a Quartz cron expression, such as 0 0 2 * * ?, and is '" + cron + "'");
        }
        String folder = settings.apply(endpoint.path());
        if (scheme.equals("file") && endpoint.key().equals("from") && !folder.contains("{")) {
            SettingKind.FOLDER
                    .wrong(folder)
                    .ifPresent(right -> findings.add(endpoint.at(), "file: the path must be " + right));
        }
    }

    private void check(Endpoint endpoint, String scheme, Map<String, String> given, EndpointValidationResult result) {
        Set<String> names = catalog.componentModel(scheme).getEndpointParameterOptions().stream()
                .map(option -> option.getName())
                .collect(Collectors.toSet());
        boolean takesAny = catalog.componentModel(scheme).isLenientProperties();
        for (String option : given.keySet()) {
            if (names.contains(option) || option.contains(".")) {
                continue;
            }
            Optional<String> near =
                    option.length() < LONG_NAME ? Optional.empty() : DidYouMean.nearest(option, names, FEW_ERRORS);
            if (near.isPresent() || !takesAny && has(result.getUnknown(), option)) {
                findings.add(
                        endpoint.atName(option),
                        scheme + ": an option must be one that the component has, and is '" + option + "'"
                                + (near.isPresent()
                                        ? "; did you mean " + near.get() + "?"
                                        : DidYouMean.of(option, names)));
            }
        }
        wrong(endpoint, scheme, result.getInvalidBoolean(), "true or false");
        wrong(endpoint, scheme, result.getInvalidInteger(), "a number");
        wrong(endpoint, scheme, result.getInvalidNumber(), "a number");
        wrong(endpoint, scheme, result.getInvalidDuration(), "a time such as 500, 30s or 5m");
        for (Object option : keys(result.getInvalidEnum())) {
            wrong(endpoint, scheme, option.toString(), "one of " + result.getEnumChoices(option.toString()));
        }
    }

    private static boolean has(Set<?> names, String name) {
        return names != null && names.contains(name);
    }

    private static Set<?> keys(Map<?, ?> map) {
        return map == null ? Set.of() : map.keySet();
    }

    private void wrong(Endpoint endpoint, String scheme, Map<?, ?> invalid, String right) {
        keys(invalid).forEach(option -> wrong(endpoint, scheme, option.toString(), right));
    }

    private void wrong(Endpoint endpoint, String scheme, String option, String right) {
        Endpoint.Parameter given = endpoint.parameters().get(option);
        // Camel takes a time for many numbers, which their descriptions do not say.
        boolean maybeRight = given == null
                || settings.apply(given.value()).contains("{{")
                || right.equals("a number") && settings.apply(given.value()).matches("\\d+(ms|s|m|h|d)");
        if (!maybeRight) {
            findings.add(
                    endpoint.atValue(option),
                    scheme + ": " + option + " must be " + right + ", and is '" + settings.apply(given.value()) + "'");
        }
    }
}
