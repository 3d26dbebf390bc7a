package io.waybill;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.waybill.arrival.IntakeStop;
import io.waybill.console.RoutesStatus;
import io.waybill.ledger.Waybill;
import io.waybill.observe.Attention;
import io.waybill.observe.Checks;
import io.waybill.observe.Meters;
import io.waybill.observe.Observatory;
import io.waybill.observe.OwnGauges;
import io.waybill.observe.RouteGauges;
import io.waybill.observe.Standings;
import io.waybill.observe.Traces;
import io.waybill.queue.Reconciler;
import io.waybill.queue.TicketTraces;
import io.waybill.secret.TokenAges;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** The wiring of what is told of a running Waybill: its numbers and its health. */
final class Observing {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);
    private final Settings settings;
    private final Ground ground;
    private final Optional<Traces> traces;

    Observing(Settings settings, Ground ground) {
        this.settings = settings;
        this.ground = ground;
        this.traces = settings.given("waybill.traces.url")
                .map(url -> new Traces(
                        url,
                        settings.number("waybill.traces.every"),
                        ground.cluster().me().name()));
    }

    void watch(CamelContext camel) {
        traces.ifPresent(all -> all.watch(camel));
    }

    TicketTraces ticketTraces() {
        return traces.map(TicketTraces.class::cast).orElse(TicketTraces.NONE);
    }

    /** A file was taken in. */
    void accepted(Waybill waybill) {
        meters.accepted(waybill);
        traces.ifPresent(all -> all.accepted(waybill));
    }

    void close() {
        traces.ifPresent(Traces::close);
    }

    MeterRegistry registry() {
        return registry;
    }

    Meters meters() {
        return meters;
    }

    void bind(
            Main main,
            IntakeStop intakeStop,
            Reconciler reconciler,
            TokenAges ages,
            Set<String> served,
            Supplier<RoutesStatus> routes) {
        new RouteGauges(registry, routes);
        new JvmMemoryMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        long reconcile = settings.millis("waybill.reconcile.interval");
        Standings standings = new Standings(
                ground.report(),
                ground.destinations(),
                ground.nodes(),
                Ground.CLOCK,
                ground.data(),
                ground.cluster().spoolFolder(),
                settings.millis("waybill.http.response-timeout") + reconcile);
        OwnGauges own = new OwnGauges(registry, ground.spool(), intakeStop, reconciler, ages, Ground.CLOCK);
        main.bind(
                "observatory",
                new Observatory(
                        registry, meters, own, standings, new Attention(standings, intakeStop, routes), served));
        new Checks(standings, ground.broker(), ground.spool(), reconciler, reconcile, Ground.CLOCK)
                .all()
                .forEach(check -> main.bind("check-" + check.getId(), check));
    }
}
