package io.waybill;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.Test;

/** What becomes of an arrival that an election stops, and starts again. */
class ArrivalAgainTest extends SceneTest {
    @Test
    void anArrivalThatWasStoppedAndStartedAgainLooksForFiles() throws Exception {
        CamelContext camel = scene.startPolling("0/1 * * * * ?").camel();
        String arrival = camel.getRoutes().stream()
                .filter(route -> route.getConsumer() instanceof ScheduledPollConsumer)
                .map(Route::getRouteId)
                .findFirst()
                .orElseThrow();
        camel.getRouteController().stopRoute(arrival);
        scene.file("soil.csv", 1_000);

        camel.getRouteController().startRoute(arrival);

        await().atMost(Duration.ofSeconds(30)).until(() -> scene.delivered().size() == 1);
    }
}
