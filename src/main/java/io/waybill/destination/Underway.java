package io.waybill.destination;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The deliveries that this process is busy with, by the id of their waybill. */
public final class Underway {
    private static final Logger LOG = LoggerFactory.getLogger(Underway.class);

    private final Map<String, Delivery> deliveries = new ConcurrentHashMap<>();

    void began(String waybill, Delivery delivery) {
        deliveries.put(waybill, delivery);
    }

    Optional<Delivery> ended(String waybill) {
        Optional<Delivery> delivery = removed(waybill);
        delivery.ifPresent(Delivery::ended);
        return delivery;
    }

    /** Another process has the waybill. */
    void left(String waybill) {
        removed(waybill);
    }

    /** Waits at most so many milliseconds while a call is on its way that cannot be repeated. */
    public synchronized void awaitCommits(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        boolean said = false;
        try {
            for (long left = millis; left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
                Optional<Delivery> delivery = deliveries.values().stream()
                        .filter(Delivery::mustNotBeInterrupted)
                        .findFirst();
                if (delivery.isEmpty()) {
                    return;
                }
                if (!said) {
                    LOG.info(
                            "Waybill waits with its stop for {}, which cannot be sent twice: {} of {} bytes are sent",
                            delivery.get().file().name(),
                            delivery.get().written(),
                            delivery.get().file().size());
                    said = true;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<Delivery> removed(String waybill) {
        Optional<Delivery> delivery = Optional.ofNullable(deliveries.remove(waybill));
        notifyAll();
        return delivery;
    }

    /** How many bytes of the file have been written to the destination so far; 0 if it is not under way. */
    public long bytesWritten(String waybill) {
        Delivery delivery = deliveries.get(waybill);
        return delivery == null ? 0 : delivery.written();
    }
}
