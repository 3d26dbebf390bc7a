package io.waybill;

import io.waybill.ledger.Destinations;
import io.waybill.queue.StopSignal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one version of the routes to run in place of another. What is on its way through a route that ends comes to a
 * border first, as when Waybill stops: no file is lost by it, and none is sent twice.
 */
final class RouteSwap {
    /** What could not be taken: the routes run as before, unless the message says otherwise. */
    static final class Failed extends Exception {
        Failed(String message, Exception cause) {
            super(message, cause);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(RouteSwap.class);
    private static final long LOOK_EVERY_MILLIS = 50;

    private final ModelCamelContext camel;
    private final LiveRoutes live;
    private final RouteLoading loading;
    private final Supplier<StartupRules> rules;
    private final StopSignal stop;
    private final Destinations destinations;
    private final Runnable others;

    /**
     * @param rules new ones for each version
     * @param others told when other routes run than before
     */
    RouteSwap(
            ModelCamelContext camel,
            Supplier<StartupRules> rules,
            StopSignal stop,
            Destinations destinations,
            Runnable others) {
        this.camel = camel;
        this.live = new LiveRoutes(camel);
        this.loading = new RouteLoading(camel);
        this.rules = rules;
        this.stop = stop;
        this.destinations = destinations;
        this.others = others;
    }

    /**
     * Ends what ends, and begins what begins.
     *
     * @return false if this process stops first: nothing was taken
     * @throws Failed where a route cannot begin although nothing is wrong with it; what ended runs again
     */
    boolean take(RouteVersion before, RouteVersion after, RouteChange change) throws Failed {
        Set<String> served = destinations(change.ends());
        try {
            if (!end(change.ends())) {
                return false;
            }
            begin(after, change.begins(), change.configured());
        } catch (Exception e) {
            putBack(before, change, e);
            throw new Failed(words(e), e);
        }
        Set<String> begun = destinations(change.begins());
        served.stream().filter(name -> !begun.contains(name)).forEach(rules.get()::ends);
        probe(begun);
        return true;
    }

    private boolean end(Collection<String> ids) throws Exception {
        Set<String> served = destinations(ids);
        live.close(ids);
        served.forEach(stop::halt);
        try {
            while (!live.areIdle(ids)) {
                if (stop.await(LOOK_EVERY_MILLIS)) {
                    return false;
                }
            }
            live.remove(ids);
            served.forEach(rules.get()::forget);
            return true;
        } finally {
            served.forEach(stop::goOn);
        }
    }

    private void putBack(RouteVersion before, RouteChange change, Exception failure) throws Failed {
        try {
            end(change.begins());
            end(change.ends());
            begin(before, change.ends(), change.configured());
        } catch (Exception e) {
            throw new Failed(
                    words(failure) + ". What ran before could not be begun again: " + words(e)
                            + ". Some routes do not run: put the files right and start Waybill again",
                    e);
        }
    }

    private void begin(RouteVersion version, Collection<String> ids, boolean configured) throws Exception {
        if (configured) {
            loading.configure(version);
        }
        List<RouteDefinition> routes = loading.read(version, ids);
        rules.get().check(camel, routes);
        live.add(routes);
        others.run();
    }

    /** What closed a destination may be what was mended. */
    private void probe(Set<String> names) {
        try {
            names.forEach(destinations::probeNow);
        } catch (JdbiException e) {
            LOG.warn("Destinations that are closed are tried at their own time: {}", e.getMessage());
        }
    }

    private Set<String> destinations(Collection<String> ids) {
        return live.definitions(ids).stream()
                .flatMap(route -> StartupRules.destination(camel, route).stream())
                .collect(Collectors.toSet());
    }

    private static String words(Exception failure) {
        return StartFailure.innermost(failure);
    }
}
