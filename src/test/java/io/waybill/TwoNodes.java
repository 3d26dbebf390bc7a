package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.console.NodeStatus;
import io.waybill.console.StatusReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/** Two nodes of one Waybill in this process, each with a data folder of its own, on a scene's routes and settings. */
final class TwoNodes {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long SETTLING_MILLIS = 1_000;

    private final Path home;
    private final Scene scene;
    private final Map<String, Engine> engines = new TreeMap<>();

    /** Starts {@code one}, which is elected to look for files, and then {@code two}. */
    static TwoNodes start(Path home, Scene scene) {
        scene.with("waybill.cluster", "folder")
                .with("waybill.shared", home.resolve("shared").toString());
        TwoNodes nodes = new TwoNodes(home, scene);
        nodes.start("one");
        await().atMost(PATIENCE).until(() -> nodes.node("one", "one").looksForFiles());
        nodes.start("two");
        return nodes;
    }

    /** None is started yet. */
    TwoNodes(Path home, Scene scene) {
        this.home = home;
        this.scene = scene;
    }

    void start(String name) {
        scene.with("waybill.node", name).with("waybill.data", data(name).toString());
        engines.put(name, scene.start());
    }

    /** Node {@code one} looks for files now: two nodes of one process would share the clock of their schedules. */
    void look() {
        new OnceRun(engine("one").camel(), engine("one").report(), SETTLING_MILLIS).poll();
    }

    Path data(String name) {
        return home.resolve(name).resolve("data");
    }

    Engine engine(String name) {
        return engines.get(name);
    }

    StatusReport report(String by) {
        return engine(by).reporter().status();
    }

    /** How node {@code name} stands, by what node {@code by} reports. */
    NodeStatus node(String by, String name) {
        return report(by).nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The node takes no more tickets: what is delivered from now on, the other one delivers. */
    void deliversNothing(String name) throws Exception {
        CamelContext camel = engine(name).camel();
        List<String> takers = camel.getRoutes().stream()
                .filter(route -> route.getEndpoint().getEndpointUri().contains("waybill.databank"))
                .map(Route::getRouteId)
                .toList();
        assertThat(takers).isNotEmpty();
        for (String taker : takers) {
            camel.getRouteController().stopRoute(taker);
        }
    }

    /** The node gives no more signs of life. */
    void fallsSilent(String name) throws Exception {
        engine(name).camel().getRouteController().stopRoute("waybill-nodes");
    }
}
