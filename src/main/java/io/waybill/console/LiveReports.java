package io.waybill.console;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The status report as a stream of server-sent events: a {@code status} event whenever it has changed, and at least every
 * ten seconds. All who listen get the same report; while nobody does, none is written. Writing reports takes at most a
 * tenth of the time.
 */
public final class LiveReports implements Handler<RoutingContext>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveReports.class);
    private static final int MOST_LISTENERS = 100;
    private static final int UNAVAILABLE = 503;
    private static final long EVERY_MILLIS = 1_000;
    private static final int SHARE = 9;
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Supplier<StatusReport> reports;
    private final Set<HttpServerResponse> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "live-reports");
        thread.setDaemon(true);
        return thread;
    });
    private boolean writing;
    private byte[] last = {};
    private String lastEvent = "";
    private long lastSent;

    public LiveReports(Supplier<StatusReport> reports) {
        this.reports = reports;
    }

    @Override
    public void handle(RoutingContext call) {
        HttpServerResponse response = call.response();
        if (listeners.size() >= MOST_LISTENERS) {
            response.setStatusCode(UNAVAILABLE).end();
            return;
        }
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("X-Content-Type-Options", "nosniff")
                .closeHandler(closed -> listeners.remove(response))
                .exceptionHandler(broken -> listeners.remove(response));
        listen(response);
    }

    /** Whoever comes is told at once what was so last: the next report may be seconds away. */
    private synchronized void listen(HttpServerResponse response) {
        listeners.add(response);
        last = new byte[0];
        if (!writing) {
            writing = true;
            writer.execute(this::write);
        } else if (!lastEvent.isEmpty()) {
            response.write(lastEvent);
        }
    }

    private void write() {
        long began = System.nanoTime();
        try {
            send(reports.get());
        } catch (RuntimeException e) {
            // Those who listen come again, and see that nothing is told.
            LOG.warn("The page cannot be told how everything stands: {}", e.toString());
            hangUp();
        } finally {
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            next(Math.max(EVERY_MILLIS, SHARE * took));
        }
    }

    private synchronized void next(long millis) {
        writing = !listeners.isEmpty() && !writer.isShutdown();
        if (writing) {
            writer.schedule(this::write, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void send(StatusReport report) {
        byte[] now = Json.bytes(report.at(Instant.EPOCH));
        if (Arrays.equals(now, last) && System.nanoTime() - lastSent < SILENT_NANOS) {
            return;
        }
        last = now;
        lastSent = System.nanoTime();
        String event = "event: status\ndata: " + new String(Json.bytes(report), StandardCharsets.UTF_8) + "\n\n";
        // Whoever reads slowly leaves out reports: each has all that there is to say.
        remember(event);
        listeners.stream()
                .filter(listener -> !listener.writeQueueFull())
                .forEach(listener -> unlessGone(listener, () -> listener.write(event)));
    }

    private synchronized void remember(String event) {
        lastEvent = event;
    }

    private void hangUp() {
        listeners.forEach(listener -> unlessGone(listener, () -> {
            listeners.remove(listener);
            listener.end();
        }));
    }

    private void unlessGone(HttpServerResponse listener, Runnable act) {
        try {
            act.run();
        } catch (IllegalStateException gone) {
            listeners.remove(listener);
        }
    }

    @Override
    public void close() {
        writer.shutdown();
        hangUp();
    }
}
