package io.waybill;

import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.util.URISupport;

/**
 * A route's call of a Kamelet, as its definition has it.
 *
 * @param uri as the route file has it
 * @param name of the Kamelet
 * @param given what the caller sets, placeholders resolved
 */
record KameletCall(String uri, String name, Map<String, Object> given) {
    private static final Pattern FORM = Pattern.compile("kamelet:(?://)?([^/?]+)[^?]*(?:\\?(.*))?", Pattern.DOTALL);
    static final Set<String> CAMELS_OWN =
            Set.of("templateId", "routeId", "uuid", "location", "noErrorHandler", "bridgeErrorHandler");

    /** Empty for a call of anything else. */
    static Optional<KameletCall> of(CamelContext camel, String uri) {
        return plain(camel.resolvePropertyPlaceholders(uri))
                .map(call -> new KameletCall(uri, call.name(), call.given()));
    }

    /** Those that a route's steps send to, wherever they stand. */
    static Stream<KameletCall> amongSteps(CamelContext camel, RouteDefinition route) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class).stream()
                .flatMap(to -> of(camel, to.getEndpointUri()).stream());
    }

    /** As {@link #of}, for a URI without placeholders. */
    static Optional<KameletCall> plain(String uri) {
        Matcher matcher = FORM.matcher(uri);
        return matcher.matches()
                ? Optional.of(new KameletCall(uri, matcher.group(1), given(matcher.group(2))))
                : Optional.empty();
    }

    /** Empty for a Kamelet that is not ours. */
    Optional<KameletContract> contract() {
        return KameletContract.of(name);
    }

    /** The setting that a parameter is taken from, in words; nothing for one that is written out. */
    String setting(String parameter) {
        Matcher placeholder = Pattern.compile("[?&]" + parameter + "=(?:RAW\\()?\\{\\{([^}:]+)")
                .matcher(uri);
        return placeholder.find() ? " (the setting " + placeholder.group(1) + ")" : "";
    }

    /** A value without the marks that keep Camel from reading what is in it. */
    static String plainValue(String value) {
        return value.replaceFirst("(?s)^RAW\\((.*)\\)$", "$1").replaceFirst("(?s)^RAW\\{(.*)}$", "$1");
    }

    /** The value of a parameter; empty where it is not given. */
    String text(String parameter) {
        return String.valueOf(given.getOrDefault(parameter, ""));
    }

    Map<String, String> texts() {
        return given.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    private static Map<String, Object> given(String query) {
        try {
            Map<String, Object> given = new HashMap<>(URISupport.parseQuery(query == null ? "" : query, true, true));
            given.keySet().removeAll(CAMELS_OWN);
            given.replaceAll((parameter, value) -> plainValue(value.toString()));
            return given;
        } catch (URISyntaxException e) {
            throw new WrongSetting("A Kamelet must be called with parameters NAME=VALUE, and one is not", e);
        }
    }
}
