package io.waybill.destination.databank;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.Scene;
import io.waybill.SceneTest;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.Generation;
import io.waybill.sandbox.WrongToken;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a file when Data Bank answers otherwise than one would like, row by row of the protocol page. */
class DatabankFailureTest extends SceneTest {
    @BeforeEach
    void setTheScene() {
        scene.quickDelays().with("waybill.once.patience", "2s");
    }

    @Test
    void aNameThatIsInTheDatasetAlreadyIsADeadLetterAtOnce() {
        scene.databank.plantFile(Scene.DATASET, "soil.csv", new byte[] {1});
        scene.file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("soil.csv").reason()).contains("File with the name soil.csv already exists");
        assertThat(scene.callsOfFiles()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "setup, 500, File too large. Max file size: 2TB.",
        "setup, 500, missing paramter: filesize",
        "setup, 400, invalid phase parameter: setup",
        "transfer, 200, '{\"error\":\"File too large. Max file size: 2TB.\\n\",\"progress\":0,\"status\":500}'",
        "transfer, 400, bad request",
        "verify, 500, 'Error uploading file. If error persists, please contact the Research Data Service.'",
    })
    void anAnswerThatTryingAgainCannotChangeIsADeadLetterAtOnce(String phase, int status, String text) {
        scene.file("soil.csv", 10);
        scene.databank.fault(Fault.on(phase).answer(status, text));

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DEAD);
        assertThat(scene.databank.calls(phase)).hasSize(1);
        assertThat(scene.delivered()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "setup, 500, '<html>Application error</html>'",
        "setup, 200, '<html>Welcome to the hotel Wi-Fi</html>'",
        "setup, 200, '{\"error\":'",
        "transfer, 500, no implicit conversion of nil into String",
        "transfer, 500, No such file or directory @ rb_file_s_size - /store/api/X/soil.csv",
        "transfer, 200, '{\"error\":\"disk\",\"progress\":0,\"status\":500}'",
        "transfer, 200, '<html>Welcome</html>'",
        "verify, 500, No such file or directory @ rb_file_s_size - /store/api/X/soil.csv",
        "verify, 200, '<html>Welcome</html>'",
        "verify, 502, '<html>Bad gateway</html>'",
    })
    void anAnswerThatMayPassIsTriedAgainAndTheFileArrivesOnce(String phase, int status, String text) {
        scene.file("soil.csv", 10);
        scene.databank.fault(Fault.on(phase).answer(status, text));

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.delivered()).hasSize(1);
        assertThat(scene.delivered().get(0).bytes()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void anOutageSpendsNoAttemptAndPausesTheDestination(int status) {
        scene.file("soil.csv", 10);
        scene.databank.fault(Fault.on("setup").times(30).answer(status, "out"));

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.waybill("soil.csv").attempts()).isZero();
    }

    @ParameterizedTest
    @EnumSource(WrongToken.class)
    void aRejectedTokenHoldsTheDestinationAndNothingDies(WrongToken behaviour) throws Exception {
        Files.writeString(scene.tokenFile, "not-the-right-token");
        scene.databank.wrongToken(behaviour);
        scene.file("a.csv", 10);
        scene.file("b.csv", 10);

        scene.runOnce();

        assertThat(List.of(scene.state("a.csv"), scene.state("b.csv")))
                .containsExactlyInAnyOrder(State.HELD, State.ACCEPTED);
        assertThat(scene.callsOfFiles()).isEmpty();
        assertThat(scene.databank.calls("options")).hasSize(1);
    }

    @Test
    void aHoldEndsWhenTheTokenIsMended() throws Exception {
        Files.writeString(scene.tokenFile, "not-the-right-token");
        scene.file("a.csv", 10);
        scene.runOnce();
        Files.writeString(scene.tokenFile, Scene.TOKEN);

        scene.with("waybill.hold.probe-interval", "1s").runOnce();

        assertThat(scene.state("a.csv")).isEqualTo(State.DELIVERED);
    }

    @Test
    void anUnknownDatasetHoldsTheDestination() {
        scene.databank.publish(Scene.DATASET);
        scene.file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.HELD);
        assertThat(scene.waybill("soil.csv").reason()).contains("Dataset Not Found");
    }

    @Test
    void aServerWithoutThePhasesHoldsTheDestinationAndSaysWhy() {
        scene.databank.threePhase(false);
        scene.with("databank.protocol", "three-phase").file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.HELD);
        assertThat(scene.waybill("soil.csv").reason())
                .contains("protocol: auto")
                .contains("invalid request");
    }

    @Test
    void aRetryAfterIsObeyed() {
        scene.with("waybill.once.patience", "1s").file("soil.csv", 10);
        scene.databank.fault(Fault.on("setup").answer(503).retryAfter("3600"));

        scene.runOnce();

        Waybill waiting = scene.waybill("soil.csv");
        assertThat(waiting.state()).isEqualTo(State.WAITING);
        assertThat(waiting.nextAttempt() - waiting.since()).isGreaterThanOrEqualTo(3_590_000);
    }

    @Test
    void aWaybillIsDeadWhenItsAttemptsAreSpent() {
        scene.with("waybill.retry.attempts", "3").file("soil.csv", 10);
        scene.databank.fault(Fault.on("setup").times(10).answer(500, "out of order"));

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DEAD);
        assertThat(scene.databank.calls("setup")).hasSize(3);
        assertThat(scene.waybill("soil.csv").reason()).contains("3 times").contains("out of order");
    }

    @ParameterizedTest
    @EnumSource(
            value = Generation.class,
            names = {"MOVES_AT_VERIFY", "STAYS_IN_PLACE"})
    void aLostAnswerOfVerifyFilesTheFileOnce(Generation generation) {
        scene.databank.generation(generation);
        scene.file("soil.csv", 10);
        scene.databank.fault(Fault.on("verify").loseAnswer());

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.delivered()).hasSize(1);
        assertThat(scene.waybill("soil.csv").receipt()).contains("already exists");
    }

    @Test
    void aLostAnswerOfVerifyForANameThatOldServersChangeIsInDoubt() {
        scene.databank.generation(Generation.MOVES_AT_VERIFY);
        scene.file("soil 1.csv", 10);
        scene.databank.fault(Fault.on("verify").loseAnswer());

        scene.runOnce();

        assertThat(scene.state("soil 1.csv")).isEqualTo(State.IN_DOUBT);
        assertThat(scene.delivered()).hasSize(1);
        assertThat(scene.waybill("soil 1.csv").reason()).contains("Look there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup", "transfer"})
    void aLostAnswerOfAnEarlierCallCostsNothing(String phase) {
        scene.file("soil.csv", 10);
        scene.databank.fault(Fault.on(phase).loseAnswer());

        scene.runOnce();

        assertThat(scene.delivered()).extracting(file -> file.bytes()).containsExactly(10L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup", "transfer", "verify"})
    void aConnectionThatBreaksBeforeTheWorkCostsNothing(String phase) {
        scene.file("soil.csv", 10);
        scene.databank.fault(Fault.on(phase).dropBeforeBody());

        scene.runOnce();

        assertThat(scene.delivered()).extracting(file -> file.bytes()).containsExactly(10L);
    }

    @Test
    void aRejectedVerifyKeepsWhatWasSent() {
        scene.file("soil.csv", 10);
        scene.databank.fault(Fault.on("verify").answer(503));

        scene.runOnce();

        assertThat(scene.databank.calls("transfer")).hasSize(1);
        assertThat(scene.delivered()).hasSize(1);
    }

    @Test
    void aDeadLetterIsOnItsQueueInFull() throws Exception {
        scene.file("soil.csv", 10);
        scene.databank.fault(Fault.on("setup").answer(400, "no"));

        scene.runOnce();

        assertThat(scene.deadLetters())
                .singleElement()
                .asString()
                .contains("\"reason\"", "HTTP 400", scene.waybill("soil.csv").id());
    }

    @Test
    void aTooLargeChunkIsHalvedUntilItFits() {
        scene.chunksOf(2_097_152).file("soil.csv", 3_000_000);
        scene.databank.fault(Fault.on("transfer").times(2).answer(413, "too large"));

        scene.runOnce();

        assertThat(scene.databank.calls("transfer")).extracting(Call::bytes).contains(524_288L);
        assertThat(scene.delivered()).extracting(file -> file.bytes()).containsExactly(3_000_000L);
        assertThat(scene.waybill("soil.csv").attempts()).isZero();
    }

    @Test
    void anEmptyFileThatTheServiceCannotTakeIsADeadLetterThatSaysSo() {
        scene.databank.generation(Generation.MOVES_AT_VERIFY);
        scene.file("empty.csv", "".getBytes(StandardCharsets.UTF_8));

        scene.runOnce();

        assertThat(scene.state("empty.csv")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("empty.csv").reason()).contains("empty file");
    }
}
