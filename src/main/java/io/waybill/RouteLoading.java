package io.waybill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutesDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Makes of a version of the route files what Camel can run; of the bytes that were validated, whatever is in the files. */
final class RouteLoading {
    private final ModelCamelContext camel;

    RouteLoading(ModelCamelContext camel) {
        this.camel = camel;
    }

    /** The route configurations are those of {@code version}, for routes that are added from now on. */
    void configure(RouteVersion version) throws Exception {
        for (RouteConfigurationDefinition old : List.copyOf(camel.getRouteConfigurationDefinitions())) {
            camel.removeRouteConfiguration(old);
        }
        for (RoutesBuilder builder : builders(resources(version))) {
            if (builder instanceof RouteConfigurationsBuilder configurations) {
                configurations.updateRouteConfigurationsToCamelContext(camel);
            }
        }
    }

    /** The routes of {@code version} with these ids, as they are to be added; those that are switched off left out. */
    List<RouteDefinition> read(RouteVersion version, Collection<String> ids) throws Exception {
        List<RouteDefinition> found = new ArrayList<>();
        for (Resource resource : resources(version)) {
            for (RoutesBuilder builder : builders(List.of(resource))) {
                RoutesDefinition routes = ((RouteBuilder) builder).configureRoutes(camel);
                routes.setResource(resource);
                routes.getRoutes().stream()
                        .filter(route -> ids.contains(route.getRouteId()) && !isOff(route))
                        .forEach(route -> {
                            routes.prepareRoute(route);
                            found.add(route);
                        });
            }
        }
        return found;
    }

    private boolean isOff(RouteDefinition route) {
        return route.getPrecondition() != null
                && RouteSource.isFalse(camel.resolvePropertyPlaceholders(route.getPrecondition()));
    }

    private Collection<RoutesBuilder> builders(List<Resource> resources) throws Exception {
        return PluginHelper.getRoutesLoader(camel).findRoutesBuilders(resources);
    }

    private List<Resource> resources(RouteVersion version) {
        List<Resource> resources = new ArrayList<>();
        for (Path file : version.files().routes()) {
            resources.add(ResourceHelper.fromBytes(
                    "file:" + file.toAbsolutePath(),
                    version.contents().get(file).array()));
        }
        if (!version.hasPolicy()) {
            resources.add(PluginHelper.getResourceLoader(camel).resolveResource(RouteFiles.SHIPPED_POLICY));
        }
        return resources;
    }
}
