package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.Scene;
import io.waybill.SceneTest;
import io.waybill.ledger.LedgerDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One file for two destinations is two waybills, each with its own life. */
class FanOutTest extends SceneTest {
    private static final String OTHER = "TESTIDB-7654322";

    @BeforeEach
    void setTheScene() {
        scene.databank.dataset(OTHER, Scene.TOKEN + "2");
        scene.with("second.dataset", OTHER)
                .with("second.token", Scene.TOKEN + "2")
                .onlyRoute("""
                - route:
                    id: both-arrival
                    description: Hands each file over for two destinations.
                    from:
                      uri: kamelet:waybill-folder-source
                      parameters:
                        folder: "{{databank.inbox}}"
                        schedule: "{{databank.schedule}}"
                      steps:
                        - multicast:
                            stopOnException: true
                            steps:
                              - to: "kamelet:waybill-sink?destination=first"
                              - to: "kamelet:waybill-sink?destination=second"
                """ + delivery("first", "{{databank.dataset}}", "{{databank.token}}")
                        + delivery("second", OTHER, "property:second.token"));
    }

    @Test
    void eachDestinationGetsTheFile() {
        scene.file("soil.csv", 1_000);

        scene.runOnce();

        assertThat(scene.delivered()).hasSize(1);
        assertThat(scene.databank.files(OTHER)).hasSize(1);
        assertThat(states()).containsExactlyInAnyOrder("DELIVERED", "DELIVERED");
    }

    @Test
    void oneDestinationInTroubleLeavesTheOtherAlone() {
        scene.databank.publish(OTHER);
        scene.file("soil.csv", 1_000);

        scene.runOnce();

        assertThat(scene.delivered()).hasSize(1);
        assertThat(states()).containsExactlyInAnyOrder("DELIVERED", "HELD");
    }

    private List<String> states() {
        try (LedgerDatabase ledger = LedgerDatabase.sqlite(scene.data().resolve("ledger/waybill.db"))) {
            return ledger.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT state FROM waybill")
                            .mapTo(String.class)
                            .list());
        }
    }

    private static String delivery(String destination, String dataset, String token) {
        return """
                - route:
                    id: %1$s-delivery
                    description: Delivers one file.
                    routeConfigurationId: failure-policy
                    from:
                      uri: "kamelet:waybill-source?destination=%1$s"
                      steps:
                        - to:
                            uri: kamelet:databank-sink
                            parameters:
                              baseUrl: "{{databank.baseUrl}}"
                              dataset: "%2$s"
                              token: "%3$s"
                """.formatted(destination, dataset, token);
    }
}
