package io.waybill;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.hc.core5.io.CloseMode;

/**
 * Ends the calls that are still under way some time after a stop began, because a service that is silent would hold up
 * the stop for as long as it may be silent. Closed when the stop is done.
 */
final class HangUp implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "hang up");
        thread.setDaemon(true);
        return thread;
    });

    HangUp(CamelContext camel, Duration after) {
        clock.schedule(() -> closeConnections(camel), after.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void closeConnections(CamelContext camel) {
        camel.getEndpoints().stream()
                .filter(HttpEndpoint.class::isInstance)
                .map(HttpEndpoint.class::cast)
                .forEach(endpoint -> endpoint.getClientConnectionManager().close(CloseMode.IMMEDIATE));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
