package io.waybill.destination.databank;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.SceneTest;
import io.waybill.ledger.State;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.Generation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With readBack a finished upload is read and compared before it is attached. */
class DatabankReadBackTest extends SceneTest {
    @BeforeEach
    void setTheScene() {
        String protocol = "protocol: \"{{databank.protocol}}\"";
        scene.quickDelays().editedRoutes(protocol, protocol + "\n              readBack: true");
        scene.databank.generation(Generation.TODAY);
    }

    @Test
    void anUploadIsReadBackBeforeItIsAttached() {
        scene.file("soil.bin", 3_000_000);

        scene.runOnce();

        assertThat(scene.callsOfTus()).containsExactly("create", "patch", "head", "get", "attach");
        assertThat(scene.timeline("soil.bin")).anyMatch(entry -> entry.startsWith("read back"));
        assertThat(scene.delivered()).hasSize(1);
    }

    @Test
    void anUploadOfOtherBytesIsNeverAttachedAndBeginsAnew() {
        scene.file("soil.bin", 1_000);
        scene.databank.fault(Fault.on("get").answer(200, "other bytes", "application/octet-stream"));

        scene.runOnce();

        assertThat(scene.callsOfTus())
                .containsExactly("create", "patch", "head", "get", "create", "patch", "head", "get", "attach");
        assertThat(scene.delivered()).hasSize(1);
    }

    @Test
    void aServerThatDoesNotGiveUploadsOutHoldsTheDestinationAndSaysWhatToSet() {
        scene.databank.generation(Generation.REWRITE);
        scene.file("soil.bin", 1_000);

        scene.runOnce();

        assertThat(scene.state("soil.bin")).isEqualTo(State.HELD);
        assertThat(scene.waybill("soil.bin").reason()).contains("readBack must be false");
    }
}
