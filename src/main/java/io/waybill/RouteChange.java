package io.waybill;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has to be done so that one version of the routes runs and no longer another. A route that says the same in both,
 * and so do those that it calls, goes on untouched.
 *
 * @param ends the ids of routes that end
 * @param begins the ids of routes that begin; one that was changed does both
 * @param configured whether the route configurations are others
 * @param beyond whether something was changed that is read at a start only
 */
record RouteChange(Set<String> ends, Set<String> begins, boolean configured, boolean beyond) {
    static RouteChange between(RouteVersion before, RouteVersion after) {
        Map<String, List<Object>> old = before.routes();
        Map<String, List<Object>> now = after.routes();
        boolean configured = !before.configurations().equals(after.configurations());
        Set<String> changed = Stream.concat(old.keySet().stream(), now.keySet().stream())
                .filter(id -> configured || !Objects.equals(old.get(id), now.get(id)))
                .collect(Collectors.toCollection(TreeSet::new));
        // Who is amid a route that ends would have to be waited for: its callers come to a border too.
        while (changed.addAll(callers(old, beginnings(old, changed)))) {}
        return new RouteChange(
                among(changed, old.keySet()),
                among(changed, now.keySet()),
                configured,
                !before.others().equals(after.others()));
    }

    /** Whether nothing that runs has to be touched: what was changed is a comment, say. */
    boolean isNothing() {
        return ends.isEmpty() && begins.isEmpty() && !configured;
    }

    private static Set<String> among(Set<String> changed, Set<String> there) {
        return changed.stream().filter(there::contains).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> beginnings(Map<String, List<Object>> routes, Set<String> ids) {
        return ids.stream()
                .flatMap(id -> routes.getOrDefault(id, List.of()).stream())
                .map(RouteChange::from)
                .map(RouteChange::withoutParameters)
                .filter(uri -> uri.startsWith("direct:") || uri.startsWith("seda:"))
                .collect(Collectors.toSet());
    }

    private static Set<String> callers(Map<String, List<Object>> routes, Set<String> called) {
        return routes.entrySet().stream()
                .filter(route -> texts(route.getValue())
                        .map(RouteChange::withoutParameters)
                        .anyMatch(called::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static String withoutParameters(String uri) {
        return uri.replaceFirst("(?s)\\?.*", "");
    }

    private static String from(Object route) {
        return route instanceof Map<?, ?> map && map.get("from") instanceof Map<?, ?> from
                ? String.valueOf(from.get("uri"))
                : "";
    }

    private static Stream<String> texts(Object yaml) {
        if (yaml instanceof List<?> list) {
            return list.stream().flatMap(RouteChange::texts);
        }
        return yaml instanceof Map<?, ?> map
                ? map.values().stream().flatMap(RouteChange::texts)
                : Stream.of(String.valueOf(yaml));
    }
}
