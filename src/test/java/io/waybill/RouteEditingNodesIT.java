package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.Test;

/** Route files that are edited while two nodes run them. */
class RouteEditingNodesIT extends ExternalPartsTest {
    private static RouteEditing editing(Engine engine) {
        return engine.camel().getRegistry().lookupByNameAndType("routeEditing", RouteEditing.class);
    }

    /** A change counts once it is the same in two looks. */
    private static void look(Engine engine) {
        editing(engine).look();
        editing(engine).look();
    }

    private static boolean looksForFiles(Engine engine) {
        return engine.camel().getRoutes().stream()
                .filter(route -> route.getEndpoint().getEndpointUri().startsWith("file:"))
                .map(route -> engine.camel().getRouteController().getRouteStatus(route.getRouteId()))
                .anyMatch(ServiceStatus.Started::equals);
    }

    @Test
    void eachNodeTakesTheChangeAndTheElectedOneStillLooksForFiles() {
        scene.quickDelays().editedRoutes("", "");
        TwoNodes nodes = TwoNodes.start(home, scene);
        scene.editedRoutes("{{databank.schedule}}", "0 0 1 * * ?").editedRoutes("{{databank.protocol}}", "three-phase");

        look(nodes.engine("one"));
        boolean others = nodes.node("two", "one").otherRoutes();
        look(nodes.engine("two"));

        assertThat(others).isTrue();
        assertThat(nodes.node("one", "two").otherRoutes()).isFalse();
        assertThat(looksForFiles(nodes.engine("one"))).isTrue();
        assertThat(looksForFiles(nodes.engine("two"))).isFalse();
        scene.file("soil.csv", 1_000);
        nodes.look();
        await().atMost(TwoNodes.PATIENCE).until(() -> scene.delivered().size() == 1);
        assertThat(scene.databank.calls("options")).isEmpty();
    }
}
