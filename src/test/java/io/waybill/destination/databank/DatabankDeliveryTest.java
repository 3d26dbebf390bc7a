package io.waybill.destination.databank;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.SceneTest;
import io.waybill.ledger.State;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.Registered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives at Data Bank, and in which calls. */
class DatabankDeliveryTest extends SceneTest {
    private static final int CHUNK = 262_144;

    @Test
    void aFileIsDeliveredByteForByteAndLeavesNothingInTheSpool() throws Exception {
        Path file = scene.file("soil.csv", 1_000_000);
        byte[] content = Files.readAllBytes(file);

        scene.runOnce();

        Registered there = scene.delivered().get(0);
        assertThat(there.sha256()).isEqualTo(sha256(content));
        assertThat(scene.waybill("soil.csv").receipt()).contains(sha256(content));
        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.data().resolve("spool")).isEmptyDirectory();
        assertThat(file).doesNotExist();
    }

    @Test
    void aNewFileIsSetUpTransferredAndVerifiedWithoutAQuestion() {
        scene.file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.callsOfFiles()).extracting(Call::phase).containsExactly("setup", "transfer", "verify");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1})
    void filesAroundTheChunkSizeArriveWhole(int bytes) throws Exception {
        scene.chunksOf(CHUNK);
        byte[] content = Files.readAllBytes(scene.file("f.bin", bytes));

        scene.runOnce();

        assertThat(scene.delivered()).hasSize(1);
        assertThat(scene.delivered().get(0).sha256()).isEqualTo(sha256(content));
        assertThat(scene.databank.calls("transfer")).hasSize((bytes + CHUNK - 1) / CHUNK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Größe \"1\" of 2.csv",
                "a\r\nContent-Disposition: form-data; name=\"phase\"\r\n\r\nverify.csv",
                "semi;colon=and&amp%46+plus.csv",
                "--boundary--",
                "\u0001\u007f\ud83d\ude00.bin"
            })
    void aHostileFileNameCannotBreakARequest(String name) {
        scene.file(name, 100);

        scene.runOnce();

        assertThat(scene.delivered()).extracting(Registered::filename).containsExactly(name);
    }

    @Test
    void aRefusedChunkThatIsAnsweredWith200IsNotAnAcknowledgement() {
        scene.quickDelays().file("soil.csv", 100_000);
        scene.databank.fault(Fault.on("transfer").partialAppend(1_000));

        scene.runOnce();

        assertThat(scene.delivered()).extracting(Registered::bytes).containsExactly(100_000L);
        assertThat(scene.databank.calls("transfer"))
                .extracting(Call::previousSize)
                .containsExactly("0", "1000");
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
