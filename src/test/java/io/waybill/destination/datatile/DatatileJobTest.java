package io.waybill.destination.datatile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.destination.Receipt;
import io.waybill.ledger.State;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.JobShape;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the service's work on a file is followed to its end. */
class DatatileJobTest extends DatatileTest {
    @ParameterizedTest
    @EnumSource(
            value = JobShape.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SENTENCE", "SILENT", "PAGE"})
    void aJobIsFoundInEachShapeThatItsAnswerMayHave(JobShape shape) {
        scene.datatile.shape(shape);
        scene.file("soil.csv", 10);

        scene.runOnce();

        assertThat(receipt().job()).isEqualTo("1");
        assertThat(receipt().acceptedOnly()).isFalse();
        assertThat(scene.uploads()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = JobShape.class,
            names = {"SENTENCE", "SILENT"})
    void anAnswerWithoutAJobIsAcceptedAndNotFollowed(JobShape shape) {
        scene.datatile.shape(shape);
        scene.file("soil.csv", 10);

        scene.runOnce();

        assertThat(receipt().acceptedOnly()).isTrue();
        assertThat(receipt().said()).startsWith("accepted, not followed (no job id at /id, /jobId");
    }

    @Test
    void aPageInPlaceOfAnAnswerIsNoReceipt() {
        scene.datatile.shape(JobShape.PAGE);
        scene.file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.IN_DOUBT);
        assertThat(scene.waybill("soil.csv").reason()).contains("Please log in");
    }

    @Test
    void whileAJobRunsItsWaybillWaitsAndSpendsNoAttempt() {
        scene.datatile.holdJobs();
        scene.file("soil.csv", 10);
        scene.start();

        await().until(() -> scene.datatile.calls("job").size() > 3);

        await().untilAsserted(() -> {
            assertThat(scene.state("soil.csv")).isEqualTo(State.WAITING);
            assertThat(scene.waybill("soil.csv").reason()).startsWith("job 1 is running ('processing'), since 20");
        });
        assertThat(scene.waybill("soil.csv").attempts()).isZero();
        assertThat(scene.waybill("soil.csv").lane()).isNotNull();
        assertThat(scene.uploads()).hasSize(1);
    }

    @Test
    void itIsAskedForAtGrowingIntervals() {
        scene.with("waybill.work.first-delay", "100ms").with("waybill.work.largest-delay", "10s");
        scene.datatile.holdJobs();
        scene.file("soil.csv", 10);
        scene.start();

        await().until(() -> scene.datatile.calls("job").size() > 4);

        List<Long> times = scene.datatile.calls("job").stream().map(Call::at).toList();
        assertThat(times.get(2) - times.get(1)).isGreaterThanOrEqualTo(199);
        assertThat(times.get(3) - times.get(2)).isGreaterThanOrEqualTo(399);
        assertThat(times.get(4) - times.get(3)).isGreaterThanOrEqualTo(799);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "reload", "append"})
    void aRestartAmidThePollingDoesNotSendTheFileAgain(String mode) {
        scene.mode(mode).datatile.holdJobs();
        scene.file("soil.csv", 10);
        scene.start();
        await().until(() -> scene.datatile.calls("job").size() > 1);
        scene.stop();
        scene.datatile.releaseJobs();

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(receipt().sha256()).isEqualTo(scene.imports().get(0).sha256());
        assertThat(scene.uploads()).hasSize(1);
    }

    @Test
    void aJobThatNobodyIsToAskForAnyMoreIsAcceptedAndNotFollowed() {
        scene.datatile.holdJobs();
        scene.file("soil.csv", 10);
        scene.start();
        await().until(() -> scene.datatile.calls("job").size() > 1);
        scene.stop();

        scene.with("datatile.statusUrl", "none").runOnce();

        assertThat(receipt().acceptedOnly()).isTrue();
        assertThat(scene.uploads()).hasSize(1);
    }

    @Test
    void aJobThatFailsIsADeadLetterWithTheServicesWords() {
        scene.datatile.jobsFail(true);
        scene.file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("soil.csv").reason()).contains("its work on it failed", "job 1", "\"failed\"");
        assertThat(scene.uploads()).hasSize(1);
    }

    @Test
    void aWordThatNobodyKnowsMeansRunningAndIsLoggedOnce() {
        scene.datatile.jobsSay("frobnicating", "SUCCESS").holdJobs();
        scene.file("soil.csv", 10);
        scene.start();
        await().until(() -> scene.datatile.calls("job").size() > 3);

        scene.datatile.releaseJobs();

        await().until(() -> scene.state("soil.csv") == State.DELIVERED);
        assertThat(log.lines())
                .filteredOn(line -> line.contains("'frobnicating' is not known"))
                .hasSize(1);
    }

    @Test
    void wordsAreThoseOfTheSettings() {
        scene.datatile.jobsSay("going", "Gone!");
        scene.sink("succeeded: \"yes,gone!\"").file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
    }

    @Test
    void anAnswerWithoutAStateIsNoSuccessWhateverTheListsAre() {
        scene.datatile.jobsSay("going", "").holdJobs();
        scene.sink("succeeded: \"yes,,gone\"", "followFor: 1s").file("soil.csv", 10);
        scene.datatile.releaseJobs();

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.IN_DOUBT);
    }

    @Test
    void aJobThatDoesNotEndInTimeIsLeftToAPerson() {
        scene.datatile.holdJobs();
        scene.sink("followFor: 1ms").file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.IN_DOUBT);
        assertThat(scene.waybill("soil.csv").reason()).contains("has not ended", "followFor", "job 1");
        assertThat(scene.uploads()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 500})
    void aJobThatCannotBeAskedForIsWaitedFor(int status) {
        scene.datatile.fault(Fault.on("job").answer(status).times(3));
        scene.with("waybill.retry.attempts", "2").file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.uploads()).hasSize(1);
    }

    @Test
    void aServiceThatIsOutWhileAJobRunsCostsNothing() {
        scene.datatile.fault(Fault.on("job").answer(503).times(5));
        scene.with("waybill.retry.attempts", "2").file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.uploads()).hasSize(1);
    }

    @Test
    void aLineThatBreaksAtEachQuestionLeavesADoubtAndNoDeadLetter() {
        scene.datatile.fault(Fault.on("job").loseAnswer().fromCallOn(1));
        scene.with("waybill.retry.attempts", "3").file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.IN_DOUBT);
        assertThat(scene.uploads()).hasSize(1);
    }

    @Test
    void aTokenThatWasRegeneratedMeanwhileHoldsTheDestinationUntilTheNewOneIsThere() throws IOException {
        scene.datatile.holdJobs();
        scene.file("soil.csv", 10);
        scene.start();
        await().until(() -> scene.datatile.calls("job").size() > 1);
        scene.datatile.token("a-newer-token").releaseJobs();
        await().until(() -> scene.state("soil.csv") == State.HELD);

        Files.writeString(scene.tokenFile, "a-newer-token");

        await().until(() -> scene.state("soil.csv") == State.DELIVERED);
        assertThat(scene.uploads()).hasSize(1);
    }

    private Receipt receipt() {
        return Receipt.parse(scene.waybill("soil.csv").receipt());
    }
}
