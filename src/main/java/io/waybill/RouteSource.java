package io.waybill;

import io.waybill.arrival.Explanation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A route's beginning, as its file has it, without Camel.
 *
 * @param file that the route is in
 * @param uri that it takes from, its settings put in
 * @param off the precondition that switches the route off, as its file has it; null for a route that runs
 * @param explanation empty where it is no folder source of ours
 */
record RouteSource(String file, String route, String uri, String off, Optional<Explanation> explanation) {
    private static final Pattern COMPARISON = Pattern.compile("\\s*'([^']*)'\\s*([!=]=)\\s*'([^']*)'\\s*");
    private static final String FOLDER_SOURCE = "waybill-folder-source";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}:]+)(?::([^}]*))?}}");

    /** True for a route that takes waybills and no files. */
    boolean isDelivery() {
        return KameletCall.plain(uri)
                .filter(call -> call.name().equals("waybill-source"))
                .isPresent();
    }

    static List<RouteSource> of(RouteFiles routes, Settings settings) {
        return routes.files().stream()
                .flatMap(file -> routesIn(RouteFiles.yaml(file)).map(route -> source(file.toString(), route, settings)))
                .toList();
    }

    private static Stream<Map<?, ?>> routesIn(Object yaml) {
        return (yaml instanceof List<?> list ? list.stream() : Stream.of(yaml))
                .filter(Map.class::isInstance)
                .map(entry -> ((Map<?, ?>) entry).get("route"))
                .filter(Map.class::isInstance)
                .map(route -> (Map<?, ?>) route);
    }

    private static RouteSource source(String file, Map<?, ?> route, Settings settings) {
        Map<?, ?> from = route.get("from") instanceof Map<?, ?> map ? map : Map.of();
        String uri = resolved(String.valueOf(from.get("uri")), settings);
        Map<String, Object> given = new HashMap<>();
        if (from.get("parameters") instanceof Map<?, ?> parameters) {
            parameters.forEach((key, value) -> given.put(key.toString(), resolved(String.valueOf(value), settings)));
        }
        Optional<Explanation> explanation = KameletCall.plain(uri)
                .filter(call -> call.name().equals(FOLDER_SOURCE))
                .map(call -> {
                    given.putAll(call.given());
                    Map<String, String> all = new HashMap<>();
                    call.contract()
                            .orElseThrow()
                            .parameters(given)
                            .forEach((key, value) -> all.put(key, resolved(value, settings)));
                    return new Explanation(all);
                });
        String precondition = String.valueOf(route.get("precondition"));
        String off = isFalse(resolved(precondition, settings)) ? precondition : null;
        return new RouteSource(file, String.valueOf(route.get("id")), uri, off, explanation);
    }

    /** Of two texts that are compared; what else Camel can ask is not answered here. */
    private static boolean isFalse(String precondition) {
        Matcher comparison = COMPARISON.matcher(precondition);
        return comparison.matches()
                && comparison.group(1).equals(comparison.group(3))
                        != comparison.group(2).equals("==");
    }

    private static String resolved(String text, Settings settings) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        return placeholder.replaceAll(found -> Matcher.quoteReplacement(
                settings.all().getOrDefault(found.group(1), found.group(2) == null ? found.group() : found.group(2))));
    }
}
