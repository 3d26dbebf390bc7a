package io.waybill.destination.datatile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.ledger.State;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One upload to a hash at a time, so many in a minute, none too large. */
class DatatileQuotaTest extends DatatileTest {
    @Test
    void aFileIsSentWhenTheJobOfTheOneBeforeItIsOver() {
        scene.datatile.jobsTake(Duration.ofMillis(200));
        scene.file("a.csv", 10);
        scene.file("b.csv", 10);
        scene.file("c.csv", 10);

        scene.runOnce();

        assertThat(scene.imports()).hasSize(3);
        assertThat(scene.uploads()).extracting(Call::status).containsOnly(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 423, 429})
    void whereTheHashIsOccupiedItIsWaitedForAndNoAttemptIsSpent(int status) {
        scene.datatile.fault(Fault.on("append").answer(status).times(6));
        scene.with("waybill.retry.attempts", "2").file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.waybill("soil.csv").attempts()).isZero();
        assertThat(scene.imports()).hasSize(1);
    }

    @Test
    void whatSomebodyElseHasSentIsWaitedFor() throws Exception {
        scene.datatile.occupiedStatus(423).holdJobs();
        scene.upload("theirs.csv");
        scene.file("ours.csv", 10);
        scene.start();
        await().until(() -> scene.uploads().size() > 2);

        scene.datatile.releaseJobs();

        await().until(() -> scene.state("ours.csv") == State.DELIVERED);
    }

    @Test
    void theServiceIsNotAskedAgainBeforeItWantsToBe() {
        scene.datatile.fault(Fault.on("append").answer(429).retryAfter("1"));
        scene.file("soil.csv", 10);

        scene.runOnce();

        List<Call> uploads = scene.uploads();
        assertThat(uploads).hasSize(2);
        assertThat(uploads.get(1).at() - uploads.get(0).at()).isGreaterThanOrEqualTo(999);
    }

    @Test
    void theCodesAreThoseOfTheSettings() {
        scene.datatile.fault(Fault.on("append").answer(422).times(3));
        scene.with("waybill.retry.attempts", "2");
        scene.sink("occupied: \"422\"").file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
    }

    @Test
    void aFileBeyondTheQuotaThatIsSetIsRefusedBeforeItIsSent() {
        scene.sink("largest: 1KiB").file("soil.csv", 1_025);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("soil.csv").reason()).contains("1024", "1025");
        assertThat(scene.datatile.calls()).isEmpty();
    }

    @Test
    void aFileThatTheServiceFindsTooLargeIsRefusedInWords() {
        scene.datatile.largest(1_024);
        scene.file("soil.csv", 1_025);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("soil.csv").reason()).contains("larger than the service takes", "HTTP 413");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "reload", "append"})
    void aRefusalThatComesBeforeTheEndOfTheBodyIsHeard(String mode) {
        scene.datatile.fault(Fault.on(mode).answer(413).early());
        scene.mode(mode).file("large.csv", 30_000_000);

        scene.runOnce();

        assertThat(scene.state("large.csv")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("large.csv").reason()).contains("HTTP 413");
    }
}
