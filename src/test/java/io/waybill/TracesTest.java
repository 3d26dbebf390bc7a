package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import io.waybill.destination.workspace.WorkspaceScene;
import io.waybill.ledger.State;
import io.waybill.sandbox.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an OpenTelemetry collector is told of deliveries. */
class TracesTest extends SceneTest {
    private static final String STATUS = "http.status_code";

    @RegisterExtension
    final Collector collector = new Collector();

    @Test
    void aWaybillIsOneTraceUnderItsOwnIdWithEachAttemptAndEachRequest() {
        scene.databank.fault(Fault.on("setup").call(1).answer(503, "later"));
        scene.quickDelays().with("waybill.traces.url", collector.url()).file("soil.csv", 100);

        scene.runOnce();

        List<Span> spans = collector.spans();
        assertThat(spans)
                .extracting(Collector::trace)
                .containsOnly(scene.waybill("soil.csv").id());
        assertThat(spans.get(0).getName()).isEqualTo("waybill");
        assertThat(Collector.attribute(spans.get(0), "file.name")).contains("soil.csv");
        assertThat(Collector.attribute(spans.get(0), "file.size")).contains("100");
        assertThat(spans)
                .extracting(span -> Collector.attribute(span, STATUS).orElse(""))
                .containsSubsequence("503", "200");
    }

    /** A service can say anything, and the reason of a failure is in the trace. */
    @Test
    void aSecretThatAServiceRepeatsIsTakenOut() {
        scene.databank.fault(Fault.on("setup").call(1).answer(503, "later, " + Scene.TOKEN));
        scene.quickDelays().with("waybill.traces.url", collector.url()).file("soil.csv", 100);

        scene.runOnce();

        assertThat(collector.text()).contains("later, [secret]").doesNotContain(Scene.TOKEN);
    }

    @Test
    void noSecretIsInATrace() {
        try (WorkspaceScene workspace = new WorkspaceScene(home.resolve("workspace"))) {
            workspace.with("waybill.traces.url", collector.url());
            workspace.file("soil.csv", 100);

            workspace.runOnce();

            assertThat(workspace.state("soil.csv")).isEqualTo(State.DELIVERED);
            assertThat(collector.spans()).isNotEmpty();
            assertThat(collector.text()).doesNotContain("sig=");
        }
    }

    @Test
    void aCollectorThatIsAwayIsNamedOnceAndNoFileWaitsForIt() {
        scene.with("waybill.traces.url", "http://127.0.0.1:9");
        scene.file("soil.csv", 100);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(log.lines("Traces cannot be sent to http://127.0.0.1:9/v1/traces"))
                .hasSize(1);
    }

    @Test
    void ofManyWaybillsAShareIsTraced() {
        scene.with("waybill.traces.url", collector.url()).with("waybill.traces.every", "2");
        for (int file = 0; file < 24; file++) {
            scene.file("soil " + file + ".csv", 10);
        }

        scene.runOnce();

        assertThat(collector.spans().stream().map(Collector::trace).distinct()).hasSizeBetween(1, 23);
    }
}
