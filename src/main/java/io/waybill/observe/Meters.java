package io.waybill.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.destination.Failure;
import io.waybill.destination.Observer;
import io.waybill.ledger.Waybill;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what arrives and what deliveries come to, by destination. */
public final class Meters implements Observer {
    private final MeterRegistry registry;
    private final Map<String, DestinationMeters> destinations = new ConcurrentHashMap<>();

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The meters of {@code destination}, which are there from now on. */
    DestinationMeters of(String destination) {
        return destinations.computeIfAbsent(destination, name -> DestinationMeters.of(name, registry));
    }

    /** A file was taken in. */
    public void accepted(Waybill waybill) {
        of(waybill.destination()).accepted().increment();
    }

    @Override
    public void began(String destination) {
        of(destination).attempts().increment();
    }

    @Override
    public void acknowledged(String destination, long bytes, long nanos) {
        DestinationMeters meters = of(destination);
        meters.acknowledged().increment(Math.max(0, bytes));
        meters.chunk().record(Duration.ofNanos(nanos));
    }

    @Override
    public void failed(String destination, Failure kind) {
        of(destination).failures().get(kind).increment();
    }

    @Override
    public void delivered(String destination, long bytes, Duration taken) {
        DestinationMeters meters = of(destination);
        meters.filesDelivered().increment();
        meters.bytesDelivered().increment(bytes);
        meters.delivery().record(taken);
    }
}
