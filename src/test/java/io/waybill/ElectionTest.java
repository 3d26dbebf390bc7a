package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.Node;
import io.waybill.ledger.Nodes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of two nodes looks for files, by a lock in a folder, and by a lease of Kubernetes. */
@EnableKubernetesMockClient(crud = true, https = false)
class ElectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private KubernetesMockServer server;
    private KubernetesClient client;
    private LedgerDatabase database;

    @BeforeEach
    void open() {
        System.setProperty("kubernetes.master", server.url("/"));
        System.setProperty("kubernetes.namespace", "waybill");
        database = LedgerDatabase.sqlite(folder.resolve("waybill.db"));
    }

    @AfterEach
    void close() {
        System.clearProperty("kubernetes.master");
        System.clearProperty("kubernetes.namespace");
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "kubernetes"})
    void oneNodeLooksForFilesAndAnotherWhenItHasGone(String election) throws Exception {
        CamelContext one = node(election, "one");
        await().atMost(PATIENCE).until(() -> polls(one));
        try (CamelContext two = node(election, "two")) {
            assertThat(polls(two)).isFalse();
            assertThat(two.getRouteController().getRouteStatus("delivery").isStarted())
                    .isTrue();
            assertThat(polling()).containsExactly("one");

            one.close();
            client.pods().inNamespace("waybill").withName("one").delete();

            await().atMost(PATIENCE).until(() -> polls(two));
            assertThat(polling()).contains("two");
        }
    }

    private CamelContext node(String election, String name) throws Exception {
        client.pods().inNamespace("waybill").resource(pod(name)).create();
        Cluster cluster = new Cluster(election, false, folder, new Node(name, name, 0, 0, 0, false, ""), 5_000);
        Nodes nodes = new Nodes(database, Ground.CLOCK, cluster.me(), System::nanoTime, 5_000);
        CamelContext camel = new DefaultCamelContext();
        Election.hold(camel, cluster, nodes);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder.resolve("inbox")).routeId("arrival").to("log:arrived");
                from("direct:delivery").routeId("delivery").to("log:delivered");
            }
        });
        camel.start();
        return camel;
    }

    /** Only pods that are ready take part in an election. */
    private static Pod pod(String name) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewStatus()
                .withPhase("Running")
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .addNewContainerStatus()
                .withReady(true)
                .withNewState()
                .withNewRunning()
                .endRunning()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();
    }

    private static boolean polls(CamelContext camel) {
        return camel.getRouteController().getRouteStatus("arrival").isStarted();
    }

    private List<String> polling() {
        return new Nodes(database, Ground.CLOCK, null, System::nanoTime, 1)
                .all().stream().filter(Node::polls).map(Node::name).toList();
    }
}
