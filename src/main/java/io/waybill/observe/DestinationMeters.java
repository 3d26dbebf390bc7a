package io.waybill.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.waybill.destination.Failure;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What is counted and timed of one destination since this process began; all of it is there from the start, at 0. */
record DestinationMeters(
        Counter accepted,
        Counter attempts,
        Counter acknowledged,
        Counter filesDelivered,
        Counter bytesDelivered,
        Map<Failure, Counter> failures,
        Timer chunk,
        Timer delivery) {
    private static final Duration[] CHUNK = {
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5)
    };
    private static final Duration[] DELIVERY = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofHours(6),
        Duration.ofDays(1),
        Duration.ofDays(7)
    };

    static DestinationMeters of(String destination, MeterRegistry registry) {
        Tags tags = Tags.of("destination", destination);
        return new DestinationMeters(
                Counter.builder("waybill.files.accepted")
                        .description("Files taken in, by this process")
                        .tags(tags)
                        .register(registry),
                Counter.builder("waybill.attempts")
                        .description("Attempts begun to send a file")
                        .tags(tags)
                        .register(registry),
                bytes("waybill.acknowledged", "Bytes that the destination has acknowledged", tags, registry),
                Counter.builder("waybill.files.delivered")
                        .description("Files of which the destination holds the whole")
                        .tags(tags)
                        .register(registry),
                bytes("waybill.delivered", "Sizes of the files delivered", tags, registry),
                failures(tags, registry),
                timer("waybill.chunk", "From the first byte of a chunk to its answer", CHUNK, tags, registry),
                timer("waybill.delivery", "From the taking in of a file to its receipt", DELIVERY, tags, registry));
    }

    private static Counter bytes(String name, String description, Tags tags, MeterRegistry registry) {
        return Counter.builder(name)
                .description(description)
                .baseUnit("bytes")
                .tags(tags)
                .register(registry);
    }

    private static Timer timer(String name, String description, Duration[] buckets, Tags tags, MeterRegistry registry) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(buckets)
                .tags(tags)
                .register(registry);
    }

    private static Map<Failure, Counter> failures(Tags tags, MeterRegistry registry) {
        Map<Failure, Counter> failures = new EnumMap<>(Failure.class);
        for (Failure kind : Failure.values()) {
            failures.put(
                    kind,
                    Counter.builder("waybill.failures")
                            .description("Attempts that came to nothing")
                            .tags(tags)
                            .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        return failures;
    }
}
