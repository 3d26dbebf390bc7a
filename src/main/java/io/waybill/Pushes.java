package io.waybill;

import io.waybill.arrival.ArrivalScheduler;
import io.waybill.arrival.ArrivalSource;
import io.waybill.console.PushStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.ScheduledPollConsumer;

/** The routes that hand files over, as they stand now. */
final class Pushes implements Supplier<List<PushStatus>> {
    private final CamelContext camel;
    private volatile List<RouteDefinition> routes = List.of();

    Pushes(CamelContext camel) {
        this.camel = camel;
    }

    /** Which routes there are, by whoever makes them: Camel's own list changes under others that look. */
    void learn() {
        routes = ((ModelCamelContext) camel)
                .getRouteDefinitions().stream()
                        .filter(route -> !Boolean.TRUE.equals(route.isTemplate()) && !route.isCreatedFromTemplate())
                        .toList();
    }

    @Override
    public List<PushStatus> get() {
        return routes.stream()
                .map(this::push)
                .filter(push -> !push.destinations().isEmpty())
                .toList();
    }

    private PushStatus push(RouteDefinition route) {
        Optional<ScheduledPollConsumer> poll = Optional.ofNullable(camel.getRoute(route.getRouteId()))
                .map(Pushes::first)
                .map(Route::getConsumer)
                .filter(ScheduledPollConsumer.class::isInstance)
                .map(ScheduledPollConsumer.class::cast);
        Optional<ArrivalScheduler> schedule = poll.map(ScheduledPollConsumer::getScheduler)
                .filter(ArrivalScheduler.class::isInstance)
                .map(ArrivalScheduler.class::cast);
        Optional<ArrivalSource<?>> source = poll.map(ScheduledPollConsumer::getPollStrategy)
                .filter(ArrivalSource.class::isInstance)
                .map(found -> (ArrivalSource<?>) found);
        return new PushStatus(
                route.getRouteId(),
                route.getDescriptionText(),
                source.map(ArrivalSource::name)
                        .orElseGet(() -> camel.resolvePropertyPlaceholders(
                                route.getInput().getEndpointUri().replaceFirst("\\?.*", ""))),
                destinations(route),
                schedule.map(ArrivalScheduler::getCron).orElse(null),
                schedule.map(ArrivalScheduler::zone).orElse(null),
                schedule.flatMap(ArrivalScheduler::lastLook).orElse(null),
                schedule.flatMap(when -> when.nextLook(Instant.now())).orElse(null),
                source.map(found -> found.remained().files()).orElse(0L),
                source.map(found -> found.remained().example()).orElse(null),
                source.map(ArrivalSource::complaint).orElse(null));
    }

    /** Where what it works on comes in: for a route that begins with a Kamelet, the Kamelet's own route. */
    static Route first(Route route) {
        Route first = route.getEndpoint() instanceof KameletEndpoint kamelet
                ? route.getCamelContext().getRoute(kamelet.getRouteId())
                : route;
        return first == null ? route : first;
    }

    private List<String> destinations(RouteDefinition route) {
        return KameletCall.amongSteps(camel, route)
                .filter(call -> call.name().equals("waybill-sink"))
                .map(call -> Objects.toString(call.given().get("destination"), null))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
