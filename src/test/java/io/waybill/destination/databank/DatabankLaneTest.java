package io.waybill.destination.databank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.Engine;
import io.waybill.Scene;
import io.waybill.SceneTest;
import io.waybill.ledger.State;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One upload at a time in a dataset, and what many waybills do while one of them, or the service, is in trouble. */
class DatabankLaneTest extends SceneTest {
    private static final int CHUNK = 262_144;

    @BeforeEach
    void setTheScene() {
        scene.quickDelays().with("waybill.once.patience", "5s");
    }

    @Test
    void twoWaybillsOfOneDatasetNeverInterleave() {
        scene.chunksOf(CHUNK);
        for (int file = 0; file < 6; file++) {
            scene.file("file-" + file + ".bin", 5 * CHUNK);
        }

        scene.runOnce();

        assertThat(filesInOrder()).doesNotHaveDuplicates().hasSize(6);
        assertThat(scene.delivered()).hasSize(6);
    }

    @Test
    void aWaybillThatWaitsForARetryKeepsTheOthersBehindIt() {
        scene.with("waybill.retry.first-delay", "1500ms")
                .with("waybill.retry.largest-delay", "2s")
                .chunksOf(CHUNK);
        scene.file("a.bin", 5 * CHUNK);
        scene.file("b.bin", 5 * CHUNK);
        scene.databank.fault(Fault.on("transfer").call(2).partialAppend(1_000));

        scene.runOnce();

        assertThat(filesInOrder()).hasSize(2);
        assertThat(scene.databank.calls("setup")).hasSize(2);
        assertThat(scene.delivered()).hasSize(2);
    }

    @Test
    void aWaybillThatWaitedThroughARestartStillGoesFirst() {
        scene.with("waybill.once.patience", "1ms")
                .with("waybill.retry.first-delay", "3s")
                .with("waybill.retry.largest-delay", "3s")
                .chunksOf(CHUNK);
        scene.file("a.bin", 5 * CHUNK);
        scene.file("b.bin", 5 * CHUNK);
        scene.databank.fault(Fault.on("transfer").call(2).partialAppend(1_000));
        scene.runOnce();

        scene.with("waybill.once.patience", "10s").runOnce();

        assertThat(filesInOrder()).hasSize(2);
        assertThat(scene.databank.calls("setup")).hasSize(2);
        assertThat(scene.delivered()).hasSize(2);
    }

    @Test
    void aDeadWaybillLetsTheNextOneGo() {
        scene.databank.plantFile(Scene.DATASET, "a.bin", new byte[1]);
        scene.file("a.bin", 100);
        scene.file("b.bin", 100);

        scene.runOnce();

        assertThat(scene.state("a.bin")).isEqualTo(State.DEAD);
        assertThat(scene.state("b.bin")).isEqualTo(State.DELIVERED);
    }

    @Test
    void anOutageCostsFiveThousandWaybillsNothing() {
        int files = 5_000;
        for (int file = 0; file < files; file++) {
            scene.file("file-" + file, 1);
        }
        scene.databank.fault(Fault.on("any").times(Integer.MAX_VALUE).answer(503));
        Engine engine = scene.start();
        await().atMost(Duration.ofMinutes(3)).until(() -> engine.report().accepted() == files);
        int callsAmidOutage = scene.databank.calls().size();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> scene.databank.calls().size() > callsAmidOutage + 2);

        assertThat(engine.report().counts())
                .extracting(count -> count.state())
                .containsOnly(State.ACCEPTED, State.WAITING)
                .doesNotContain(State.DEAD);
        assertThat(engine.report().in(State.WAITING, 10)).hasSizeLessThanOrEqualTo(1);
        assertThat(scene.databank.calls())
                .extracting(Call::filename)
                .containsOnly(scene.databank.calls().get(0).filename());
    }

    /** The file names in the order of the calls, each named once for an unbroken run of calls. */
    private List<String> filesInOrder() {
        List<String> order = new ArrayList<>();
        for (Call call : scene.callsOfFiles()) {
            if (order.isEmpty() || !order.get(order.size() - 1).equals(call.filename())) {
                order.add(call.filename());
            }
        }
        return order;
    }
}
