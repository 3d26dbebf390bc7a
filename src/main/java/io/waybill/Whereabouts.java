package io.waybill;

import io.waybill.validation.Endpoint;
import io.waybill.validation.Findings;
import io.waybill.validation.Placeholders;
import io.waybill.validation.Position;
import io.waybill.validation.RouteText;
import io.waybill.validation.YamlFile;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.util.ObjectHelper;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Finds the place in the route files that a failure of Camel's is about. */
final class Whereabouts {
    private final Placeholders placeholders;
    private final Settings settings;
    private final List<RouteText> routes;

    Whereabouts(Settings settings, RouteFiles files) {
        this.settings = settings;
        this.placeholders = new Placeholders(settings.all());
        this.routes = files.texts(new Findings()).stream()
                .flatMap(text -> YamlFile.of(text, new Findings()).stream())
                .flatMap(file -> RouteText.in(file).stream())
                .toList();
    }

    /**
     * The nearest place that is known; nowhere, if none is.
     *
     * @param text that it is about; null where none is known
     */
    Position of(Throwable failure, String text) {
        return ofText(text)
                .or(() -> ofEndpoint(failure))
                .or(() -> ofRoute(failure))
                .or(() -> ofName(failure))
                .or(() -> ofSetting(failure))
                .orElse(Position.NOWHERE);
    }

    private Optional<Position> ofText(String text) {
        return text == null
                ? Optional.empty()
                : routes.stream()
                        .flatMap(route -> scalars(route.node())
                                .filter(scalar ->
                                        placeholders.in(scalar.getValue()).contains(text.strip()))
                                .map(scalar -> route.file().at(scalar)))
                        .findFirst();
    }

    private Optional<Position> ofEndpoint(Throwable failure) {
        ResolveEndpointFailedException unresolved =
                ObjectHelper.getException(ResolveEndpointFailedException.class, failure);
        if (unresolved == null) {
            return Optional.empty();
        }
        String uri = unresolved.getUri().replace("://", ":");
        return routes.stream()
                .flatMap(route -> route.endpoints().stream())
                .filter(endpoint -> uri.startsWith(address(endpoint)))
                .map(Endpoint::at)
                .findFirst();
    }

    private String address(Endpoint endpoint) {
        return placeholders.in(endpoint.scheme() + ":" + endpoint.path());
    }

    private Optional<Position> ofRoute(Throwable failure) {
        return Optional.ofNullable(ObjectHelper.getException(FailedToCreateRouteException.class, failure))
                .map(FailedToCreateRouteException::getRouteId)
                .or(() -> Optional.ofNullable(ObjectHelper.getException(FailedToStartRouteException.class, failure))
                        .map(FailedToStartRouteException::getRouteId))
                .flatMap(id -> routes.stream()
                        .filter(route -> route.text("id").equals(Optional.of(id)))
                        .map(route -> route.at("id"))
                        .findFirst());
    }

    /** Of a route's or a template's name that Camel tells. */
    private Optional<Position> ofName(Throwable failure) {
        Set<String> words = words(failure);
        return routes.stream()
                .flatMap(route -> Stream.of("id", "routeTemplateRef")
                        .filter(key -> words.contains(route.text(key).orElse("")))
                        .map(route::at))
                .findFirst();
    }

    private Optional<Position> ofSetting(Throwable failure) {
        Set<String> words = words(failure);
        return settings.keyPositions().entrySet().stream()
                .filter(setting -> words.contains(setting.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Set<String> words(Throwable failure) {
        Set<String> words = new HashSet<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            words.addAll(List.of(String.valueOf(cause.getMessage()).split("[\\s,:;='\"()\\[\\]]+|[.](?=\\s|$)")));
        }
        return words;
    }

    private static Stream<ScalarNode> scalars(Node node) {
        if (node instanceof ScalarNode scalar) {
            return Stream.of(scalar);
        }
        if (node instanceof SequenceNode list) {
            return list.getValue().stream().flatMap(Whereabouts::scalars);
        }
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream().flatMap(entry -> scalars(entry.getValueNode()))
                : Stream.of();
    }
}
