package io.waybill.destination;

import io.waybill.ledger.Waybill;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The deliveries that this process is busy with, by the id of their waybill; an observer is told what they come to. */
public final class Underway {
    private static final Logger LOG = LoggerFactory.getLogger(Underway.class);

    private final Map<String, Delivery> deliveries = new ConcurrentHashMap<>();
    private final Observer observer;
    private final Bandwidth bandwidth;

    public Underway(Observer observer, Bandwidth bandwidth) {
        this.observer = observer;
        this.bandwidth = bandwidth;
    }

    Observer observer() {
        return observer;
    }

    /** What lets the waybill's bytes out, with those of all others for its destination. */
    Throttle throttle(Waybill waybill) {
        return bandwidth.throttle(waybill.destination());
    }

    void began(Waybill waybill, Delivery delivery) {
        deliveries.put(waybill.id(), delivery);
        observer.began(waybill.destination());
    }

    Optional<Delivery> failed(Waybill waybill, Failure kind) {
        observer.failed(waybill.destination(), kind);
        return ended(waybill.id());
    }

    /** The ledger says so already. */
    void delivered(Waybill waybill, Receipt receipt) {
        observer.delivered(
                waybill.destination(), receipt.bytes(), Duration.ofMillis(receipt.at() - waybill.accepted()));
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

    public boolean has(String waybill) {
        return deliveries.containsKey(waybill);
    }

    /** How fast the file goes; empty if it is not under way, and where there is too little to tell by. */
    public Optional<Speed> speed(String waybill) {
        return Optional.ofNullable(deliveries.get(waybill)).flatMap(Delivery::speed);
    }

    /** How many bytes of the file have been written to the destination so far; 0 if it is not under way. */
    public long bytesWritten(String waybill) {
        Delivery delivery = deliveries.get(waybill);
        return delivery == null ? 0 : delivery.written();
    }
}
