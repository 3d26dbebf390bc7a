package io.waybill;

import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.ledger.Outbox;
import io.waybill.notice.Lookout;
import io.waybill.notice.NoticeMeters;
import io.waybill.notice.Wording;
import io.waybill.queue.RetryDelay;
import io.waybill.secret.TokenAges;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;

/** The wiring of what people are told. */
final class Notifying {
    private static final String SOURCE = "waybill-notices-source";

    private final Set<String> channels = ConcurrentHashMap.newKeySet();
    private final Lookout lookout;
    private final RetryDelay delay;

    Notifying(Settings settings, Ground ground, TokenAges ages, MeterRegistry registry, RetryDelay delay) {
        this.delay = delay;
        this.lookout = new Lookout(
                new Outbox(ground.database(), Ground.CLOCK),
                ground.destinations(),
                ages,
                new Wording(
                        ground.cluster().me().name(),
                        settings.given("waybill.notices.page"),
                        ZoneId.of(settings.text("waybill.time-zone")),
                        ages,
                        Ground.CLOCK),
                new NoticeMeters(registry),
                channels,
                settings.millis("waybill.notices.patience"),
                settings.millis("waybill.notices.give-up"),
                Ground.CLOCK);
    }

    Lookout lookout() {
        return lookout;
    }

    RetryDelay delay() {
        return delay;
    }

    boolean isWanted() {
        return lookout.isWanted();
    }

    /**
     * Which routes take notices: before the first of them runs, and whenever others run than before.
     *
     * @throws WrongSetting where two take those of one channel
     */
    void learn(CamelContext camel) {
        Set<String> found = new HashSet<>();
        ((ModelCamelContext) camel)
                .getRouteDefinitions().stream()
                        .filter(route -> !Boolean.TRUE.equals(route.isTemplate()))
                        .forEach(route -> learn(camel, route, found));
        channels.addAll(found);
        channels.retainAll(found);
    }

    private static void learn(CamelContext camel, RouteDefinition route, Set<String> channels) {
        KameletCall.of(camel, route.getInput().getEndpointUri())
                .filter(call -> call.name().equals(SOURCE))
                .map(call -> call.text("channel"))
                .filter(channel -> !channels.add(channel))
                .ifPresent(channel -> {
                    throw new WrongSetting("One route only may take the notices of a channel, and two take those of "
                            + channel + ", the second being " + route.getRouteId());
                });
    }
}
