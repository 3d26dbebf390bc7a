package io.waybill;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.waybill.arrival.IntakeStop;
import io.waybill.console.RoutesStatus;
import io.waybill.observe.Attention;
import io.waybill.observe.Checks;
import io.waybill.observe.Meters;
import io.waybill.observe.Observatory;
import io.waybill.observe.OwnGauges;
import io.waybill.observe.RouteGauges;
import io.waybill.observe.Standings;
import io.waybill.queue.Reconciler;
import io.waybill.secret.TokenAges;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.main.Main;

/** The wiring of what is told of a running Waybill: its numbers and its health. */
final class Observing {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);
    private final Settings settings;
    private final Ground ground;

    Observing(Settings settings, Ground ground) {
        this.settings = settings;
        this.ground = ground;
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
