package io.waybill.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.waybill.arrival.IntakeStop;
import io.waybill.arrival.Spool;
import io.waybill.queue.Reconciler;
import io.waybill.secret.TokenAges;
import io.waybill.secret.TokenLife;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** What this process and its machine know without the ledger, as gauges. */
public final class OwnGauges {
    private final TokenAges tokens;
    private final Clock clock;
    private final MultiGauge left;

    public OwnGauges(
            MeterRegistry registry,
            Spool spool,
            IntakeStop intakeStop,
            Reconciler reconciler,
            TokenAges tokens,
            Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
        left = MultiGauge.builder("waybill.token.left")
                .description("For how long a token is good, as far as that is known")
                .baseUnit("seconds")
                .register(registry);
        gauge(registry, "waybill.spool.free", "What the spool's disk has free", "bytes", spool::free);
        gauge(registry, "waybill.spool.keep.free", "What must be free of it", "bytes", spool::keepFree);
        gauge(
                registry,
                "waybill.arrivals.paused",
                "1 while no files are taken in, else 0",
                null,
                () -> intakeStop.reason().map(reason -> 1).orElse(0));
        gauge(
                registry,
                "waybill.tickets.missing",
                "Tickets that the last look found missing",
                null,
                () -> reconciler.last().missing());
    }

    private static void gauge(
            MeterRegistry registry, String name, String description, String unit, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).baseUnit(unit).register(registry);
    }

    /** Looks again at the tokens of {@code destinations}. */
    void show(Collection<String> destinations) {
        List<Row<?>> rows = new ArrayList<>();
        for (String destination : destinations) {
            tokens.find(destination)
                    .ifPresent(life -> life.lastsUntil().ifPresent(end -> rows.add(row(destination, life, end))));
        }
        left.register(rows, true);
    }

    private Row<?> row(String destination, TokenLife life, Instant end) {
        Tags tags = Tags.of("destination", destination, "certain", Boolean.toString(life.isCertain()));
        return Row.of(tags, Duration.between(clock.instant(), end).toSeconds());
    }
}
