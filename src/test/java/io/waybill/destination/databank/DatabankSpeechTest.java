package io.waybill.destination.databank;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.SceneTest;
import io.waybill.ledger.State;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.Generation;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which protocol a file goes: as the server says, or as the setting says. */
class DatabankSpeechTest extends SceneTest {
    @BeforeEach
    void setTheScene() {
        scene.quickDelays();
    }

    @ParameterizedTest
    @CsvSource({
        "MOVES_AT_VERIFY, three-phase",
        "STAYS_IN_PLACE, three-phase",
        "PHASES_AND_TUS, tus",
        "TODAY, tus",
        "REWRITE, tus"
    })
    void aServerIsAskedWhatItSpeaks(Generation generation, String protocol) {
        scene.databank.generation(generation);
        scene.file("soil.csv", 100);

        scene.runOnce();

        assertThat(scene.waybill("soil.csv").receipt()).contains("\"protocol\":\"" + protocol + "\"");
    }

    @Test
    void aServerIsAskedOnceForManyFiles() {
        for (int file = 0; file < 5; file++) {
            scene.file("file-" + file, 100);
        }

        scene.runOnce();

        assertThat(scene.databank.calls("options")).hasSize(1);
        assertThat(scene.databank.calls("none")).hasSize(1);
        assertThat(scene.delivered()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "STAYS_IN_PLACE, TODAY, tus",
        "TODAY, STAYS_IN_PLACE, three-phase",
        "STAYS_IN_PLACE, REWRITE, tus",
        "TODAY, REWRITE, tus",
        "REWRITE, TODAY, tus"
    })
    void aServerThatChangesBetweenTwoFilesIsAskedAgain(Generation before, Generation after, String protocol) {
        scene.databank.generation(before);
        scene.file("a.csv", 100);
        scene.file("b.csv", 100);
        scene.databank.onCall(call -> {
            if (!scene.delivered().isEmpty()) {
                scene.databank.generation(after);
            }
        });

        scene.runOnce();

        assertThat(scene.waybill("a.csv").state()).isEqualTo(State.DELIVERED);
        assertThat(scene.waybill("b.csv").state()).isEqualTo(State.DELIVERED);
        assertThat(scene.waybill("b.csv").attempts()).isZero();
        assertThat(scene.waybill("b.csv").receipt()).contains("\"protocol\":\"" + protocol + "\"");
    }

    @Test
    void anUploadBegunByAProtocolThatIsNoLongerSpokenBeginsAnewByAnother() {
        scene.file("soil.csv", 1_000);
        scene.databank.fault(Fault.on("transfer").dropBeforeBody());
        scene.databank.onCall(call -> {
            if (call.phase().equals("setup")) {
                scene.databank.generation(Generation.TODAY);
            }
        });

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.waybill("soil.csv").receipt()).contains("\"protocol\":\"tus\"");
    }

    @Test
    void anExplicitProtocolIsSpokenWithoutAQuestion() {
        scene.databank.generation(Generation.PHASES_AND_TUS);
        scene.with("databank.protocol", "three-phase").file("soil.csv", 100);

        scene.runOnce();

        assertThat(scene.databank.calls()).hasSize(3);
        assertThat(scene.waybill("soil.csv").receipt()).contains("\"protocol\":\"three-phase\"");
    }

    @Test
    void aServerWithoutTusAndWithoutPhasesIsGivenFilesInOneCall() {
        scene.databank.threePhase(false);
        scene.file("soil.csv", 100);

        scene.runOnce();

        assertThat(scene.waybill("soil.csv").reason()).isNull();
        assertThat(scene.waybill("soil.csv").receipt()).contains("\"protocol\":\"single-shot\"");
        assertThat(scene.delivered()).hasSize(1);
    }

    @Test
    void theBodyOfARejectedQuestionIsShownNowhere() throws Exception {
        scene.databank.generation(Generation.TODAY);
        Files.writeString(scene.tokenFile, "a-token-that-is-not-right");
        scene.file("soil.csv", 100);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.HELD);
        assertThat(scene.waybill("soil.csv").reason()).contains("HTTP 401").doesNotContain("a-token-that-is-not-right");
        assertThat(scene.timeline("soil.csv")).noneMatch(entry -> entry.contains("AUTHORIZATION"));
    }

    @Test
    void aServerThatIsOutWhenItIsAskedPausesTheDestination() {
        scene.file("soil.csv", 100);
        scene.databank.fault(Fault.on("options").times(3).answer(503));

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.waybill("soil.csv").attempts()).isZero();
    }
}
