package io.waybill;

import io.waybill.queue.Broker;
import io.waybill.queue.Desk;
import io.waybill.queue.Gate;
import io.waybill.queue.Tickets;
import io.waybill.secret.Token;
import io.waybill.secret.Tokens;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;

/**
 * Looks through the routes before the first of them runs: refuses what Camel would silently take, and learns from them
 * what a destination's address and token are.
 */
final class StartupRules {
    static final String POLICY = "failure-policy";
    private static final Set<String> CAMELS_OWN =
            Set.of("templateId", "routeId", "uuid", "location", "noErrorHandler", "bridgeErrorHandler");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean plainHttp;
    private final Tokens tokens;
    private final Desk desk;
    private final Gate gate;
    private final Broker broker;
    private final Set<String> served;
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, String> destinationOfLane = new HashMap<>();

    /** @param served takes in the destinations that a route delivers to */
    StartupRules(boolean plainHttp, Tokens tokens, Desk desk, Gate gate, Broker broker, Set<String> served) {
        this.plainHttp = plainHttp;
        this.tokens = tokens;
        this.desk = desk;
        this.gate = gate;
        this.broker = broker;
        this.served = served;
    }

    /** @throws WrongSetting with all that is wrong in the routes */
    void check(CamelContext camel) {
        ModelCamelContext model = (ModelCamelContext) camel;
        camel.getEndpoints().stream()
                .filter(KameletEndpoint.class::isInstance)
                .map(KameletEndpoint.class::cast)
                .forEach(call -> checkCall(model, call));
        model.getRouteDefinitions().stream()
                .filter(route -> !Boolean.TRUE.equals(route.isTemplate()))
                .forEach(route -> checkRoute(model, route));
        if (!complaints.isEmpty()) {
            throw new WrongSetting("The routes cannot run:\n  " + String.join("\n  ", complaints));
        }
    }

    private void checkCall(ModelCamelContext camel, KameletEndpoint call) {
        Map<String, Object> given = given(call);
        KameletContract.of(call.getTemplateId())
                .ifPresent(contract ->
                        complaints.addAll(contract.complaints(given, parameter -> setting(camel, call, parameter))));
        checkPlainHttp(call.getTemplateId(), given.get("baseUrl"));
    }

    private void checkPlainHttp(String kamelet, Object baseUrl) {
        if (baseUrl != null && baseUrl.toString().startsWith("http:") && !plainHttp) {
            String host = URI.create(baseUrl.toString()).getHost();
            if (!LOOPBACK.contains(String.valueOf(host))) {
                complaints.add(kamelet + ": baseUrl must begin with https, since the token travels with each call, or"
                        + " waybill.plain-http must say tokens-may-be-read-on-the-wire, and it is " + baseUrl);
            }
        }
    }

    private void checkRoute(ModelCamelContext camel, RouteDefinition route) {
        String policy = route.getRouteConfigurationId();
        if (policy != null && camel.getRouteConfigurationDefinition(policy) == null) {
            complaints.add(at(route) + "routeConfigurationId must name a routeConfiguration, and is " + policy);
        }
        kamelet(camel, route.getInput().getEndpointUri())
                .filter(source -> source.getTemplateId().equals("waybill-source"))
                .ifPresent(source -> checkDelivery(camel, route, source));
    }

    private void checkDelivery(ModelCamelContext camel, RouteDefinition route, KameletEndpoint source) {
        String destination = String.valueOf(source.getKameletProperties().get("destination"));
        if (!POLICY.equals(route.getRouteConfigurationId())) {
            complaints.add(at(route) + "a delivery must have routeConfigurationId: " + POLICY + ", and has "
                    + route.getRouteConfigurationId());
        }
        boolean exclusive = false;
        for (ToDefinition to : ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class)) {
            Optional<KameletEndpoint> sink = kamelet(camel, to.getEndpointUri());
            exclusive |= sink.flatMap(StartupRules::lane)
                    .filter(lane -> claim(route, destination, lane))
                    .isPresent();
            sink.ifPresent(call -> checkToken(route, destination, call));
        }
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

    private void checkToken(RouteDefinition route, String destination, KameletEndpoint sink) {
        Object reference = sink.getKameletProperties().get("token");
        if (reference == null) {
            return;
        }
        try {
            Token token = tokens.find(reference.toString());
            if (token.isFixed()) {
                token.read();
            }
            gate.watch(destination, token);
        } catch (IllegalArgumentException | IllegalStateException e) {
            complaints.add(at(route) + e.getMessage());
        }
    }

    private static Optional<String> lane(KameletEndpoint sink) {
        return KameletContract.of(sink.getTemplateId()).flatMap(contract -> contract.lane(given(sink)));
    }

    /** The setting that a route file takes a parameter from, in words; nothing for one that is written out. */
    private static String setting(ModelCamelContext camel, KameletEndpoint call, String parameter) {
        Pattern placeholder = Pattern.compile("[?&]" + parameter + "=(?:RAW\\()?\\{\\{([^}:]+)");
        return camel.getRouteDefinitions().stream()
                .filter(route -> !Boolean.TRUE.equals(route.isTemplate()))
                .flatMap(route ->
                        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class).stream())
                .map(ToDefinition::getEndpointUri)
                .filter(uri -> kamelet(camel, uri).filter(call::equals).isPresent())
                .flatMap(uri -> placeholder.matcher(uri).results())
                .map(found -> " (the setting " + found.group(1) + ")")
                .findFirst()
                .orElse("");
    }

    private static Optional<KameletEndpoint> kamelet(CamelContext camel, String uri) {
        String resolved = camel.resolvePropertyPlaceholders(uri);
        return resolved.startsWith("kamelet:") && camel.hasEndpoint(resolved) instanceof KameletEndpoint kamelet
                ? Optional.of(kamelet)
                : Optional.empty();
    }

    private static Map<String, Object> given(KameletEndpoint call) {
        Map<String, Object> given = new HashMap<>();
        if (call.getKameletProperties() != null) {
            given.putAll(call.getKameletProperties());
        }
        given.keySet().removeAll(CAMELS_OWN);
        return given;
    }

    private static String at(RouteDefinition route) {
        return (route.getResource() == null ? "" : route.getResource().getLocation() + ": ") + "route "
                + route.getRouteId() + ": ";
    }
}
