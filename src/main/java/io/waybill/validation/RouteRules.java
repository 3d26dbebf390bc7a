package io.waybill.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What routes must be to each other: their names are their own, and what they call is there. */
public final class RouteRules {
    private final Findings findings;
    private final List<RouteText> routes;

    /** @param routes of all files */
    public RouteRules(Findings findings, List<RouteText> routes) {
        this.findings = findings;
        this.routes = routes;
    }

    public void mustHaveNamesOfTheirOwn() {
        Map<String, Position> names = new HashMap<>();
        withoutCondition().forEach(route -> {
            route.text("id").ifPresent(id -> {
                Position other = names.putIfAbsent(route.isRoute() + id, route.at("id"));
                if (other != null) {
                    findings.add(
                            route.at("id"),
                            "A route must have an id of its own, and " + other + " is '" + id + "' too");
                }
            });
        });
    }

    /** Of two routes with preconditions one may be off. */
    private Stream<RouteText> withoutCondition() {
        return routes.stream().filter(route -> route.field("precondition").isEmpty());
    }

    /** @param there ids of configurations that are there whatever the files have */
    public void mustNamePolicies(Set<String> there) {
        Set<String> policies = new TreeSet<>(there);
        ofRoot("routeConfiguration").forEach(policy -> policy.text("id").ifPresent(policies::add));
        ofRoot("route")
                .filter(route -> route.field("routeConfigurationId").isPresent())
                .filter(route -> route.endpoints().stream().noneMatch(Endpoint::isDelivery))
                .forEach(route -> {
                    String policy = route.text("routeConfigurationId").orElse("");
                    if (!policies.contains(policy) && !policy.contains("{{")) {
                        findings.add(
                                route.at("routeConfigurationId"),
                                "routeConfigurationId must name a routeConfiguration, one of " + policies + ", and is '"
                                        + policy + "'" + DidYouMean.of(policy, policies));
                    }
                });
    }

    public void mustCallWhatIsThere() {
        List<Endpoint> direct = routes.stream()
                .flatMap(route -> route.endpoints().stream())
                .filter(endpoint -> endpoint.scheme().equals("direct"))
                .toList();
        mustBeginAlone();
        Set<String> names = direct.stream()
                .filter(endpoint -> endpoint.key().equals("from"))
                .map(endpoint -> "direct:" + endpoint.path())
                .collect(Collectors.toSet());
        direct.stream()
                .filter(endpoint -> !names.contains("direct:" + endpoint.path()))
                .filter(endpoint -> !endpoint.path().matches(".*[{$].*"))
                .forEach(endpoint -> findings.add(
                        endpoint.at(),
                        endpoint.key() + " must lead to a route that begins with it, and none begins with direct:"
                                + endpoint.path() + DidYouMean.of("direct:" + endpoint.path(), names)));
    }

    private void mustBeginAlone() {
        Map<String, Position> beginnings = new HashMap<>();
        withoutCondition()
                .flatMap(route -> route.endpoints().stream().limit(1))
                .filter(endpoint -> endpoint.scheme().equals("direct"))
                .forEach(endpoint -> {
                    Position other = beginnings.putIfAbsent(endpoint.path(), endpoint.at());
                    if (other != null) {
                        findings.add(
                                endpoint.at(),
                                "One route only may begin with direct:" + endpoint.path() + ", and " + other
                                        + " does too");
                    }
                });
    }

    private Stream<RouteText> ofRoot(String root) {
        return routes.stream().filter(route -> route.root().equals(root));
    }
}
