package io.waybill.destination.databank;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.Scene;
import io.waybill.SceneTest;
import io.waybill.ledger.State;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.Generation;
import io.waybill.sandbox.Registered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives by tus and attach, in which calls, and what becomes of a file when one of them goes wrong. */
class DatabankTusTest extends SceneTest {
    private static final int PART = 5 << 20;

    @BeforeEach
    void setTheScene() {
        scene.quickDelays();
        scene.databank.generation(Generation.TODAY);
    }

    @Test
    void aFileGoesInOnePatchAndIsAttachedWhenTheUploadShowsThatItIsWhole() throws Exception {
        Path file = scene.file("soil.csv", 1_000_000);
        byte[] content = Files.readAllBytes(file);

        scene.runOnce();

        assertThat(scene.databank.calls())
                .extracting(Call::phase)
                .containsExactly("options", "options", "create", "patch", "head", "attach");
        assertThat(scene.delivered()).extracting(Registered::sha256).containsExactly(sha256(content));
        assertThat(scene.waybill("soil.csv").receipt()).contains("\"protocol\":\"tus\"", sha256(content));
    }

    @ParameterizedTest
    @CsvSource({
        "TODAY, 1",
        "TODAY, 5242879",
        "TODAY, 5242880",
        "TODAY, 5242881",
        "PHASES_AND_TUS, 1",
        "PHASES_AND_TUS, 5242881",
        "REWRITE, 1",
        "REWRITE, 5242879",
        "REWRITE, 5242881"
    })
    void filesAroundThePartSizeArriveWhole(Generation generation, int bytes) throws Exception {
        scene.databank.generation(generation).partSize(generation == Generation.REWRITE ? 0 : PART);
        byte[] content = Files.readAllBytes(scene.file("soil.bin", bytes));

        scene.runOnce();

        assertThat(scene.delivered()).extracting(Registered::sha256).containsExactly(sha256(content));
        assertThat(scene.waybill("soil.bin").receipt()).contains("\"protocol\":\"tus\"");
    }

    @Test
    void aFileInChunksGoesOnFromTheOffsetInEachAnswer() throws Exception {
        chunkLimit("7MiB").databank.partSize(PART);
        byte[] content = Files.readAllBytes(scene.file("soil.bin", 4 * PART));

        scene.runOnce();

        assertThat(scene.databank.calls("patch"))
                .extracting(Call::offset)
                .containsExactly(0L, (long) PART, 2L * PART, 3L * PART);
        assertThat(scene.delivered()).extracting(Registered::sha256).containsExactly(sha256(content));
    }

    @Test
    void anUploadThatNeverGetsAnyFurtherIsADeadLetterAndNoLoop() {
        chunkLimit("5MiB").with("waybill.retry.attempts", "3").databank.partSize(2 * PART);
        scene.file("soil.bin", 4 * PART);

        scene.runOnce();

        assertThat(scene.state("soil.bin")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("soil.bin").reason()).contains("3 times").contains("kept 0");
        assertThat(scene.databank.calls("patch")).hasSize(3);
        assertThat(scene.databank.calls("attach")).isEmpty();
    }

    @Test
    void aChunkIsComparedByTheServerWhereItCanCompare() {
        scene.file("soil.csv", 1_000);
        scene.databank.fault(Fault.on("patch").answer(460, "Upload-Checksum value doesn't match generated checksum"));

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.databank.calls("patch")).hasSize(2);
        assertThat(scene.databank.calls("create")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 423})
    void aPatchThatIsRefusedForNowIsAskedForItsOffsetAndNeverCreatedAnew(int status) {
        scene.file("soil.csv", 1_000);
        scene.databank.fault(Fault.on("patch").answer(status, "locked"));

        scene.runOnce();

        assertThat(scene.callsOfTus()).containsExactly("create", "patch", "head", "patch", "head", "attach");
        assertThat(scene.delivered()).hasSize(1);
    }

    @Test
    void aPatchThatIsTooLargeForAProxyIsSentInSmallerChunks() {
        scene.file("soil.bin", 3 * PART);
        scene.databank.fault(Fault.on("patch").answer(413));

        scene.runOnce();

        assertThat(scene.databank.calls("patch")).extracting(Call::bytes).contains(3L * PART / 2);
        assertThat(scene.databank.calls("create")).hasSize(1);
        assertThat(scene.delivered()).extracting(Registered::bytes).containsExactly(3L * PART);
    }

    @Test
    void anExpiredUploadIsCreatedAnew() {
        scene.file("soil.bin", 1_000);
        scene.databank.fault(Fault.on("patch").loseAnswer());
        scene.databank.onCall(call -> {
            if (call.phase().equals("patch") && scene.databank.calls("create").size() == 1) {
                scene.databank.expire(call.upload());
            }
        });

        scene.runOnce();

        assertThat(scene.databank.calls("create")).hasSize(2);
        assertThat(scene.timeline("soil.bin")).anyMatch(entry -> entry.contains("the upload is gone"));
        assertThat(scene.delivered()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Generation.class,
            names = {"TODAY", "PHASES_AND_TUS"})
    void aLostAnswerOfAttachIsInDoubtWhereTheServerCannotBeAsked(Generation generation) {
        scene.databank.generation(generation);
        scene.file("soil.csv", 1_000);
        scene.databank.fault(Fault.on("attach").loseAnswer());

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.IN_DOUBT);
        assertThat(scene.databank.calls("attach")).hasSize(1);
        assertThat(scene.waybill("soil.csv").reason()).contains("Look in the dataset", "/files/", "1000 bytes");
    }

    @Test
    void aLostAnswerOfAttachIsSettledWhereTheServerUsesTheUploadUp() {
        scene.databank.generation(Generation.REWRITE);
        scene.file("soil.csv", 1_000);
        scene.databank.fault(Fault.on("attach").loseAnswer());

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.delivered()).hasSize(1);
        assertThat(scene.callsOfTus()).containsExactly("create", "patch", "head", "attach", "head");
    }

    @Test
    void anAttachThatCameToNothingIsRepeatedWhereTheUploadIsStillThere() {
        scene.databank.generation(Generation.REWRITE);
        scene.file("soil.csv", 1_000);
        scene.databank.fault(Fault.on("attach").answer(502));

        scene.runOnce();

        assertThat(scene.delivered()).hasSize(1);
        assertThat(scene.databank.calls("attach")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "attach"})
    void aLostAnswerOfAttachIsNotForgottenWhenTheNextAttemptComesToNothing(String phase) {
        scene.databank.generation(Generation.REWRITE);
        scene.file("soil.csv", 1_000);
        scene.databank.fault(Fault.on("attach").answer(502));
        scene.databank.fault(Fault.on("attach").call(2).answer(503));
        scene.databank.onCall(call -> {
            if (call.phase().equals(phase) && scene.databank.calls(phase).size() == 2) {
                scene.databank.expire(scene.databank.calls("patch").get(0).upload());
            }
        });

        scene.runOnce();

        assertThat(scene.waybill("soil.csv").receipt()).contains("the upload is used up");
        assertThat(scene.databank.calls("create")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Generation.class,
            names = {"TODAY", "REWRITE"})
    void anAttachThatWasNeverSentLeavesNoDoubt(Generation generation) {
        scene.databank.generation(generation);
        scene.file("soil.csv", 1_000);
        scene.databank.fault(Fault.on("attach").answer(503));

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.databank.calls("attach")).hasSize(2);
        assertThat(scene.delivered()).hasSize(1);
    }

    @Test
    void aFileAboveTheRewritesLimitIsRefusedBeforeItsFirstByte() {
        scene.databank.generation(Generation.REWRITE);
        scene.linksFiles().sparseFile("huge.bin", 53_687_091_201L);

        scene.runOnce();

        assertThat(scene.state("huge.bin")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("huge.bin").reason()).contains("53687091200", "53687091201");
        assertThat(scene.databank.calls("create")).isEmpty();
    }

    private Scene chunkLimit(String size) {
        String protocol = "protocol: \"{{databank.protocol}}\"";
        return scene.editedRoutes(protocol, protocol + "\n              chunkLimit: " + size);
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
