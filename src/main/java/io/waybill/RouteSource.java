package io.waybill;

import io.waybill.arrival.Explanation;
import io.waybill.destination.databank.DatabankSystems;
import io.waybill.validation.Placeholders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A route as its file has it, without Camel.
 *
 * @param file that the route is in
 * @param uri that it takes from, its settings put in
 * @param off the precondition that switches the route off, as its file has it; null for a route that runs
 * @param explanation empty where it is no folder source of ours
 * @param source the Kamelet of ours that it takes from, with all of its parameters; empty for anything else
 * @param sinks the Kamelets of ours that it sends to
 */
record RouteSource(
        String file,
        String route,
        String uri,
        String off,
        Optional<Explanation> explanation,
        Optional<KameletCall> source,
        List<KameletCall> sinks) {
    private static final Pattern COMPARISON = Pattern.compile("\\s*'([^']*)'\\s*([!=]=)\\s*'([^']*)'\\s*");
    private static final String FOLDER_SOURCE = "waybill-folder-source";

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
                .map(entry -> (Map<?, ?>) entry)
                .map(entry -> entry.containsKey("from") ? entry : entry.get("route"))
                .filter(Map.class::isInstance)
                .map(route -> (Map<?, ?>) route);
    }

    private static RouteSource source(String file, Map<?, ?> route, Settings settings) {
        Map<?, ?> from = route.get("from") instanceof Map<?, ?> map ? map : Map.of();
        Optional<KameletCall> source = call(from, settings);
        String precondition = String.valueOf(route.get("precondition"));
        String off = isFalse(resolved(precondition, settings)) ? precondition : null;
        return new RouteSource(
                file,
                String.valueOf(route.get("id")),
                resolved(String.valueOf(from.get("uri")), settings),
                off,
                source.filter(call -> call.name().equals(FOLDER_SOURCE)).map(call -> new Explanation(call.texts())),
                source,
                callsIn(from.get("steps"))
                        .flatMap(to -> call(to, settings).stream())
                        .toList());
    }

    /** The steps that send somewhere, wherever they stand. */
    private static Stream<Object> callsIn(Object yaml) {
        if (yaml instanceof List<?> list) {
            return list.stream().flatMap(RouteSource::callsIn);
        }
        return yaml instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .flatMap(entry ->
                                "to".equals(entry.getKey()) ? Stream.of(entry.getValue()) : callsIn(entry.getValue()))
                : Stream.of();
    }

    /** @param node a URI, or one with its parameters beside it */
    private static Optional<KameletCall> call(Object node, Settings settings) {
        Object uri = node instanceof Map<?, ?> map ? map.get("uri") : node;
        Map<String, Object> given = new HashMap<>();
        if (node instanceof Map<?, ?> map && map.get("parameters") instanceof Map<?, ?> parameters) {
            parameters.forEach((key, value) ->
                    given.put(key.toString(), KameletCall.plainValue(resolved(String.valueOf(value), settings))));
        }
        return KameletCall.plain(resolved(String.valueOf(uri), settings))
                .flatMap(call -> call.contract().map(contract -> {
                    given.putAll(call.given());
                    Map<String, Object> all = new HashMap<>(contract.parameters(given));
                    all.replaceAll((key, value) -> resolved(value.toString(), settings));
                    return new KameletCall(call.uri(), call.name(), all);
                }));
    }

    /** Of two texts that are compared; what else Camel can ask is not answered here. */
    static boolean isFalse(String precondition) {
        Matcher comparison = COMPARISON.matcher(precondition);
        return comparison.matches()
                && comparison.group(1).equals(comparison.group(3))
                        != comparison.group(2).equals("==");
    }

    private static String resolved(String text, Settings settings) {
        Map<String, String> all = new HashMap<>(settings.all());
        DatabankSystems.BASE_URLS.forEach((name, url) -> all.put("databank-system." + name, url));
        return new Placeholders(all).in(text);
    }
}
