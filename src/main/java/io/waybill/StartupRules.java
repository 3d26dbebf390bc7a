package io.waybill;

import io.waybill.destination.Bandwidth;
import io.waybill.queue.Broker;
import io.waybill.queue.Desk;
import io.waybill.queue.Gate;
import io.waybill.queue.Tickets;
import io.waybill.secret.Token;
import io.waybill.secret.TokenAges;
import io.waybill.secret.Tokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * Looks through the routes before the first of them runs: refuses what Camel would silently take, and learns from them
 * what a destination's address and token are.
 */
final class StartupRules {
    static final String POLICY = "failure-policy";

    private final CallRules calls;
    private final Tokens tokens;
    private final TokenAges ages;
    private final Desk desk;
    private final Gate gate;
    private final Broker broker;
    private final Set<String> served;
    private final Bandwidth bandwidth;
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, String> destinationOfLane = new HashMap<>();

    /**
     * @param served takes in the destinations that a route delivers to
     * @param bandwidth takes in how fast files may go there
     */
    StartupRules(
            CallRules calls,
            Tokens tokens,
            TokenAges ages,
            Desk desk,
            Gate gate,
            Broker broker,
            Set<String> served,
            Bandwidth bandwidth) {
        this.calls = calls;
        this.tokens = tokens;
        this.ages = ages;
        this.desk = desk;
        this.gate = gate;
        this.broker = broker;
        this.served = served;
        this.bandwidth = bandwidth;
    }

    /** @throws WrongSetting with all that is wrong in the routes */
    void check(CamelContext camel) {
        ModelCamelContext model = (ModelCamelContext) camel;
        complaints.addAll(calls.complaints(model));
        check(model, model.getRouteDefinitions());
    }

    /**
     * The same for routes that are to begin beside others.
     *
     * @throws WrongSetting as above
     */
    void check(ModelCamelContext model, Collection<RouteDefinition> routes) {
        routes.stream()
                .filter(route -> !Boolean.TRUE.equals(route.isTemplate()))
                .forEach(route -> checkRoute(model, route));
        if (!complaints.isEmpty()) {
            throw new WrongSetting("The routes cannot run:\n  " + String.join("\n  ", complaints));
        }
    }

    /** No route delivers to it any more. */
    void ends(String destination) {
        served.remove(destination);
    }

    /** Nothing counts that was learnt of it, but that it is there. */
    void forget(String destination) {
        desk.forget(destination);
        gate.forget(destination);
        ages.forget(destination);
    }

    /** Where the route delivers to; empty for one that is no delivery. */
    static Optional<String> destination(CamelContext camel, RouteDefinition route) {
        return KameletCall.of(camel, route.getInput().getEndpointUri())
                .filter(source -> source.name().equals("waybill-source"))
                .map(source -> source.text("destination"));
    }

    private void checkRoute(ModelCamelContext camel, RouteDefinition route) {
        String policy = route.getRouteConfigurationId();
        if (policy != null && camel.getRouteConfigurationDefinition(policy) == null) {
            complaints.add(at(route) + "routeConfigurationId must name a routeConfiguration, and is " + policy);
        }
        KameletCall.of(camel, route.getInput().getEndpointUri()).ifPresent(source -> {
            source.contract()
                    .ifPresent(contract ->
                            checkTokens(route, contract.tokens(source.given()).values()));
            if (source.name().equals("waybill-source")) {
                checkDelivery(camel, route, source);
            }
        });
    }

    private void checkTokens(RouteDefinition route, Collection<String> references) {
        try {
            references.forEach(tokens::find);
        } catch (IllegalArgumentException e) {
            complaints.add(at(route) + e.getMessage());
        }
    }

    private void checkDelivery(ModelCamelContext camel, RouteDefinition route, KameletCall source) {
        String destination = String.valueOf(source.given().get("destination"));
        if (!POLICY.equals(route.getRouteConfigurationId())) {
            complaints.add(at(route) + "a delivery must have routeConfigurationId: " + POLICY + ", and has "
                    + route.getRouteConfigurationId());
        }
        boolean exclusive = false;
        for (KameletCall sink : KameletCall.amongSteps(camel, route).toList()) {
            exclusive |= sink.contract()
                    .flatMap(contract -> contract.lane(sink.given()))
                    .map(camel::resolvePropertyPlaceholders)
                    .filter(lane -> claim(route, destination, lane))
                    .isPresent();
            checkToken(route, destination, sink);
        }
        source.contract()
                .flatMap(contract -> contract.bandwidth(source.given()))
                .ifPresent(timetable -> bandwidth.configure(destination, timetable));
        served.add(destination);
        broker.declare(Tickets.queue(destination), exclusive);
    }

    private boolean claim(RouteDefinition route, String destination, String lane) {
        String other = destinationOfLane.putIfAbsent(lane, destination);
        if (other != null) {
            complaints.add(at(route) + "one destination only may deliver to " + lane + ", and " + other + " does too");
        }
        desk.oneAtATime(destination, lane);
        return true;
    }

    private void checkToken(RouteDefinition route, String destination, KameletCall sink) {
        Object reference = sink.given().get("token");
        if (reference == null) {
            return;
        }
        try {
            Token token = tokens.find(reference.toString());
            if (token.isFixed()) {
                token.read();
            }
            gate.watch(destination, token);
            ages.uses(destination, token);
            sink.contract()
                    .flatMap(contract -> contract.tokenLife(token, sink.given()))
                    .ifPresent(life -> ages.watch(destination, life));
        } catch (IllegalArgumentException | IllegalStateException e) {
            complaints.add(at(route) + e.getMessage());
        }
    }

    private static String at(RouteDefinition route) {
        return (route.getResource() == null ? "" : route.getResource().getLocation() + ": ") + "route "
                + route.getRouteId() + ": ";
    }
}
