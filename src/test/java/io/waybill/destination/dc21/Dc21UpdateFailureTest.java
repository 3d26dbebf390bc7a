package io.waybill.destination.dc21;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.State;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Fault;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates of which an answer is lost, late or none of the service's own: what is repeated, and what waits. */
class Dc21UpdateFailureTest extends Dc21Test {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "200 ~ <html>Sign in</html> ~ HELD ~ The base URL must be where DC21 is",
                "404 ~ <html>404</html> ~ HELD ~ The base URL must be where DC21 is",
                "400 ~ {\"messages\": \"Validation failed: x\"} ~ DEAD ~ DC21 refuses it: Validation failed: x",
                "422 ~ <html>422</html> ~ DEAD ~ DC21 refuses it: HTTP 422",
                "200 ~ {\"file_id\": 17} ~ DEAD ~ The answer to the update was HTTP 200",
                "200 ~ [] ~ DEAD ~ The answer to the update was HTTP 200",
                "418 ~ short ~ DEAD ~ DC21 refuses it: HTTP 418 'short'",
            })
    void anAnswerThatIsNoSuccessIsNeverTakenForOne(int status, String body, State state, String words) {
        scene.with("waybill.retry.attempts", "2");
        scene.dc21.fault(Fault.on("update").fromCallOn(1).answer(status, body));
        scene.text("one.yaml", "{file_id: 1, description: wet}");

        scene.runOnce();

        assertThat(scene.state("one.yaml")).isEqualTo(state);
        assertThat(scene.waybill("one.yaml").reason()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lose", "drop", "busy"})
    void aLostAnswerIsRetriedAndNoFinishedRowIsRepeated(String fault) {
        Fault second = Fault.on("update").call(2);
        scene.dc21.fault(
                switch (fault) {
                    case "lose" -> second.loseAnswer();
                    case "drop" -> second.dropBeforeBody();
                    default -> second.answer(500);
                });
        scene.text("rows.csv", "file_id,description,name", "1,wet,", "2,dry,", "3,cold,");

        scene.runOnce();

        assertThat(scene.rows("rows.csv").done()).isEqualTo(3);
        assertThat(scene.updates()).extracting(Call::dataset).containsExactly("1", "2", "2", "3");
    }

    @Test
    void aRenameWhoseAnswerWasLostIsKnownByItsId() {
        scene.dc21.fault(Fault.on("update").call(1).loseAnswer());
        scene.text("rows.csv", "filename,name,description", "soil.dat,new.dat,wet");

        scene.runOnce();

        assertThat(scene.rows("rows.csv").done()).isEqualTo(1);
        assertThat(scene.soil().name()).isEqualTo("new.dat");
    }

    @Test
    void aRowOverWhichTheServiceBreaksIsSetAside() {
        scene.dc21.fault(Fault.on("update").call(2).times(4).answer(500));
        scene.text("rows.csv", "file_id,description", "1,wet", "2,dry", "3,cold");

        scene.runOnce();

        assertThat(scene.rows("rows.csv").done()).isEqualTo(2);
        assertThat(scene.rows("rows.csv").why().get(0))
                .startsWith("row 3: the service breaks over it, and not over others: HTTP 500");
    }

    @Test
    void aServiceThatBreaksOverEveryRowIsWaitedForAndTheFileIsKept() {
        scene.dc21.fault(Fault.on("update").fromCallOn(2).answer(500));
        scene.with("waybill.retry.attempts", "5");
        scene.text("rows.csv", "file_id,description", "1,wet", "2,dry", "3,cold", "1,x", "2,y");

        scene.runOnce();

        assertThat(scene.state("rows.csv")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("rows.csv").reason())
                .contains("Tried 5 times without progress; the last time: The answer to row 3 was HTTP 500");
    }

    @Test
    void anOutageAmidATableEndsWithEveryRowDoneOnce() {
        scene.dc21.fault(Fault.on("update").call(2).answer(503));
        scene.text("rows.csv", "file_id,description", "1,wet", "2,dry", "3,cold");

        scene.runOnce();

        assertThat(scene.rows("rows.csv").done()).isEqualTo(3);
        assertThat(scene.updates()).extracting(Call::dataset).containsExactly("1", "2", "2", "3");
    }

    @Test
    void aStopAmidATableGoesOnAtTheNextRow() throws Exception {
        scene.dc21.fault(Fault.on("update").call(2).hang());
        scene.text("rows.csv", "file_id,description", "1,wet", "2,dry", "3,cold");
        scene.start();
        scene.dc21.awaitHang(Duration.ofSeconds(20));
        scene.dc21.releaseHangs();
        scene.stop();

        scene.runOnce();

        assertThat(scene.rows("rows.csv").all()).isEqualTo(3);
        assertThat(scene.rows("rows.csv").done()).isEqualTo(3);
        assertThat(scene.updates())
                .filteredOn(call -> call.dataset().equals("1"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"nobodys-token-5d1c, Invalid authentication token", "old-token, Your account is not active"})
    void aTokenThatIsNotTakenHoldsTheDestination(String token, String words) throws Exception {
        Files.writeString(scene.tokenFile, token);
        scene.text("one.yaml", "{file_id: 1, description: wet}");

        scene.runOnce();

        assertThat(scene.state("one.yaml")).isEqualTo(State.HELD);
        assertThat(scene.waybill("one.yaml").reason())
                .contains("The token must be that of an approved user of DC21")
                .contains(words);
        assertThat(log.lines(token + "\"")).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowedAndHoldsTheDestination() {
        scene.dc21.fault(Fault.on("update").answer(302));
        scene.text("one.yaml", "{file_id: 1, description: wet}");

        scene.runOnce();

        assertThat(scene.state("one.yaml")).isEqualTo(State.HELD);
        assertThat(scene.waybill("one.yaml").reason()).contains("it sends us elsewhere, as to a login, with HTTP 302");
    }

    @Test
    void theTokenIsInNoAddress() {
        scene.text("rows.csv", "filename,description", "soil.dat,wet");

        scene.runOnce();

        assertThat(scene.dc21.calls())
                .hasSize(2)
                .noneMatch(call -> call.toString().contains(Dc21Scene.TOKEN));
        assertThat(log.lines(Dc21Scene.TOKEN)).isEmpty();
    }
}
