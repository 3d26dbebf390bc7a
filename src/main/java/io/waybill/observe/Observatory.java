package io.waybill.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.waybill.console.Reply;
import io.waybill.secret.Redaction;
import java.util.Collection;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Header;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheckHelper;

/** What can be seen of a running Waybill from outside: its numbers, and whether it is in order. */
public final class Observatory {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    /** Those that are UP too. */
    private static final String ALL = "full";

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final PrometheusMeterRegistry registry;
    private final Meters meters;
    private final Gauges gauges;
    private final OwnGauges ownGauges;
    private final Standings standings;
    private final Attention attention;
    private final Set<String> served;

    /** @param served the destinations that a route delivers to */
    public Observatory(
            PrometheusMeterRegistry registry,
            Meters meters,
            OwnGauges ownGauges,
            Standings standings,
            Attention attention,
            Set<String> served) {
        this.registry = registry;
        this.meters = meters;
        this.gauges = new Gauges(registry);
        this.ownGauges = ownGauges;
        this.standings = standings;
        this.attention = attention;
        this.served = served;
    }

    /** Everything that is counted, as Prometheus reads it; for one who asks at a time, since it is renewed first. */
    public synchronized Reply metrics() {
        served.forEach(meters::of);
        gauges.show(standing(), served);
        ownGauges.show(served);
        return Reply.of(OK, TEXT, registry.scrape());
    }

    /** Every check. */
    public Reply health(CamelContext camel) {
        return reply(HealthCheckHelper.invoke(camel, ALL));
    }

    /** @param part {@code live}: the process is of use; {@code ready}: it does its work */
    public Reply healthOf(@Header("part") String part, CamelContext camel) {
        return switch (part) {
            case "live" -> reply(HealthCheckHelper.invokeLiveness(camel, ALL));
            case "ready" -> reply(HealthCheckHelper.invokeReadiness(camel, ALL));
            default -> Reply.of(NOT_FOUND, TEXT, "There is /observe/health, /observe/health/live and .../ready\n");
        };
    }

    private Reply reply(Collection<Result> results) {
        HealthReport report = HealthReport.of(results, attention.sentences());
        try {
            String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
            return Reply.of(report.isUp() ? OK : UNAVAILABLE, "application/json; charset=utf-8", Redaction.of(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report must become JSON, and did not", e);
        }
    }

    private Standing standing() {
        try {
            return standings.now();
        } catch (NoStanding unknown) {
            return null;
        }
    }
}
