package io.waybill;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.service.ServiceHelper;

/** The team's routes as Camel runs them, each with the routes that Camel makes of the Kamelets it calls. */
final class LiveRoutes {
    private final ModelCamelContext camel;

    LiveRoutes(ModelCamelContext camel) {
        this.camel = camel;
    }

    /** The definitions of those with these ids that run. */
    List<RouteDefinition> definitions(Collection<String> ids) {
        return camel.getRouteDefinitions().stream()
                .filter(route -> ids.contains(route.getRouteId()))
                .toList();
    }

    /** They take in nothing more from outside; what is on its way through them goes on. */
    void close(Collection<String> ids) {
        routes(ids)
                .map(Pushes::first)
                .map(Route::getConsumer)
                .filter(consumer -> !(consumer.getEndpoint() instanceof DirectEndpoint))
                .forEach(LiveRoutes::close);
    }

    private static void close(Consumer consumer) {
        ServiceHelper.suspendService(consumer);
        if (consumer instanceof ShutdownAware aware) {
            aware.deferShutdown(ShutdownRunningTask.CompleteCurrentTaskOnly);
        }
    }

    /** Whether nothing is on its way through them. */
    boolean areIdle(Collection<String> ids) {
        return routes(ids)
                .flatMap(route -> Stream.of(route, Pushes.first(route)))
                .noneMatch(route -> camel.getInflightRepository().size(route.getRouteId()) > 0
                        || route.getConsumer() instanceof ScheduledPollConsumer poll && poll.isPolling());
    }

    /** They are no more, and what was made for nobody else neither. */
    void remove(Collection<String> ids) throws Exception {
        Set<String> before = kamelets();
        for (Route route : routes(ids).toList()) {
            remove(Pushes.first(route).getRouteId());
        }
        for (String id : ids) {
            remove(id);
        }
        for (Set<String> left = kamelets(); !left.equals(before); left = kamelets()) {
            for (String orphan : before) {
                if (!left.contains(orphan)) {
                    remove(orphan);
                }
            }
            before = left;
        }
    }

    private void remove(String id) throws Exception {
        camel.getRouteController().stopRoute(id);
        camel.removeRoute(id);
        for (RouteDefinition left : definitions(Set.of(id))) {
            camel.removeRouteDefinition(left);
        }
    }

    /** The ids of the routes that are made of Kamelets and called. */
    private Set<String> kamelets() {
        return camel.getEndpoints().stream()
                .filter(endpoint -> !endpoint.getEndpointUri().matches("kamelet:(//)?(source|sink)(\\?.*)?"))
                .filter(KameletEndpoint.class::isInstance)
                .map(endpoint -> ((KameletEndpoint) endpoint).getRouteId())
                .collect(Collectors.toSet());
    }

    private Stream<Route> routes(Collection<String> ids) {
        return ids.stream().flatMap(id -> Stream.ofNullable(camel.getRoute(id)));
    }

    /** They run from now on; if one of them cannot, none does. */
    void add(List<RouteDefinition> routes) throws Exception {
        Set<String> before = kamelets();
        try {
            camel.addRouteDefinitions(routes);
        } catch (Exception e) {
            Set<String> made = kamelets();
            made.removeAll(before);
            try {
                undo(routes.stream().map(RouteDefinition::getRouteId).toList(), made);
            } catch (Exception unfinished) {
                e.addSuppressed(unfinished);
            }
            throw e;
        }
    }

    /** A route that could not be made has no end, and what was made for it would run on. */
    private void undo(List<String> ids, Set<String> made) throws Exception {
        routes(made)
                .filter(route -> !(route.getEndpoint() instanceof KameletEndpoint))
                .map(Route::getConsumer)
                .forEach(LiveRoutes::close);
        remove(ids);
        for (String kamelet : made) {
            remove(kamelet);
        }
        for (Endpoint endpoint : camel.getEndpoints()) {
            if (endpoint instanceof KameletEndpoint kamelet && made.contains(kamelet.getRouteId())) {
                camel.removeEndpoint(endpoint);
            }
        }
    }
}
