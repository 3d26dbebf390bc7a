package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Fault;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that is asked to stop stops soon and at a border. */
class SignalIT extends SceneTest {
    private static final String FILE = "soil.bin";
    private static final int CHUNK = 262_144;
    private static final int BYTES = 12_000_000;
    private static final int TERMINATED = 143;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(11);

    @BeforeEach
    void setTheScene() {
        scene.chunksOf(CHUNK).with("databank.schedule", "0/1 * * * * ?");
        scene.file(FILE, BYTES);
    }

    @Test
    void aStopIsMadeAtABorderBetweenTwoChunks() {
        scene.databank.fault(Fault.on("transfer").delay(Duration.ofSeconds(1)));
        int before;
        try (WaybillProcess process = WaybillProcess.start(home, scene.settings(), WaybillProcess.SHORT_LIVED)) {
            await().atMost(PATIENCE)
                    .until(() -> scene.databank.calls("transfer").size() == 2);
            before = scene.databank.calls("transfer").size();

            process.terminate();

            assertThat(process.exitCodeWithin(SOON)).isEqualTo(TERMINATED);
        }
        assertThat(scene.databank.calls("transfer")).hasSizeLessThanOrEqualTo(before + 1);
        Waybill stopped = scene.waybill(FILE);
        assertThat(stopped.state()).isEqualTo(State.WAITING);
        assertThat(stopped.progress().acknowledged()).isEqualTo(bytesTransferred());
        goesOnWhereItIs();
    }

    @Test
    void aStopWhileTheServiceIsSilentEndsTheProcessNevertheless() throws Exception {
        scene.databank.fault(Fault.on("transfer").call(2).hangAfterWork());
        try (WaybillProcess process = WaybillProcess.start(home, scene.settings(), WaybillProcess.SHORT_LIVED)) {
            scene.databank.awaitHang(PATIENCE);

            process.terminate();

            assertThat(process.exitCodeWithin(SOON)).isEqualTo(TERMINATED);
        }
        assertThat(scene.state(FILE)).isEqualTo(State.WAITING);
        scene.databank.releaseHangs();
        goesOnWhereItIs();
    }

    @Test
    void aStopWhileTheServiceTakesNoBytesEndsTheProcessNevertheless() throws Exception {
        scene.chunksOf(BYTES);
        scene.databank.fault(Fault.on("transfer").hangAmidBody(CHUNK));
        try (WaybillProcess process = WaybillProcess.start(home, scene.settings(), WaybillProcess.SHORT_LIVED)) {
            scene.databank.awaitHang(PATIENCE);

            process.terminate();

            assertThat(process.exitCodeWithin(SOON)).isEqualTo(TERMINATED);
        }
        assertThat(scene.state(FILE)).isEqualTo(State.WAITING);
        scene.databank.releaseHangs();
        goesOnWhereItIs();
    }

    private WaybillProcess once(String javaOptions) {
        return WaybillProcess.start(home, scene.settings(), WaybillProcess.SHORT_LIVED + javaOptions, "--once");
    }

    private long bytesTransferred() {
        return scene.databank.partial(Scene.DATASET, FILE).orElse(0);
    }

    private void goesOnWhereItIs() {
        try (WaybillProcess process = once("")) {
            assertThat(process.exitCode()).as(process.log()).isZero();
        }
        assertThat(scene.databank.calls("setup")).extracting(Call::status).containsExactly(200);
        assertThat(scene.delivered()).extracting(file -> file.bytes()).containsExactly((long) BYTES);
    }
}
