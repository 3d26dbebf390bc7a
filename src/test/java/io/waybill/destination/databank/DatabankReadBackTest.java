package io.waybill.destination.databank;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.Scene;
import io.waybill.ledger.State;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.Generation;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With readBack a finished upload is read and compared before it is attached. */
class DatabankReadBackTest {
    @TempDir
    Path home;

    private Scene scene;

    @BeforeEach
    void openScene() {
        String protocol = "protocol: \"{{databank.protocol}}\"";
        scene = new Scene(home).quickDelays().editedRoutes(protocol, protocol + "\n              readBack: true");
        scene.databank.generation(Generation.TODAY);
    }

    @AfterEach
    void closeScene() {
        scene.close();
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
