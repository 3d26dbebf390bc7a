package io.waybill.destination.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.destination.Receipt;
import io.waybill.ledger.State;
import io.waybill.sandbox.Blob;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.WorkspaceStandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a file of twenty blocks, four in flight, when something goes wrong amid it. */
class WorkspaceResumeTest extends WorkspaceTest {
    private static final int BLOCK = 64 << 10;
    private static final int BLOCKS = 20;
    private static final int IN_FLIGHT = 4;

    @BeforeEach
    void smallBlocks() {
        scene.sink("blockSize: 64KiB", "largestPiece: 64KiB");
        scene.file("data.csv", BLOCKS * BLOCK - 7);
    }

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.on("block").answer(500, WorkspaceStandIn.xml(500, "InternalError"), "application/xml"),
                Fault.on("block")
                        .answer(503, WorkspaceStandIn.xml(503, "ServerBusy"), "application/xml")
                        .retryAfter("1"),
                Fault.on("block").answer(408),
                Fault.on("block").dropBeforeBody(),
                Fault.on("block").dropAmidBody(20_000),
                Fault.on("block").loseAnswer());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aBlockThatDoesNotArriveCostsNoMoreThanWhatWasInFlight(Fault fault) {
        scene.workspace.fault(fault.call(9));

        scene.runOnce();

        assertArrived();
        assertThat(scene.workspace.calls("block")).hasSizeLessThanOrEqualTo(BLOCKS + IN_FLIGHT);
    }

    @Test
    void aSilentBlockIsGivenUpAndOnlyWhatWasInFlightIsSentAgain() {
        scene.with("waybill.http.response-timeout", "500ms");
        scene.workspace.fault(Fault.on("block").call(9).hang());

        scene.runOnce();

        assertArrived();
        assertThat(scene.workspace.calls("block")).hasSizeLessThanOrEqualTo(BLOCKS + IN_FLIGHT);
    }

    @Test
    void aRestartAmidTheFileSendsAgainOnlyWhatWasInFlight() throws Exception {
        scene.workspace.fault(Fault.on("block").call(10).hang());
        scene.start();
        scene.workspace.awaitHang(Duration.ofSeconds(20));
        scene.stop();
        scene.workspace.releaseHangs();
        int before = scene.workspace.calls("block").size();

        scene.runOnce();

        assertArrived();
        assertThat(before).isGreaterThanOrEqualTo(10);
        assertThat(scene.workspace.calls("block")).hasSizeLessThanOrEqualTo(BLOCKS + IN_FLIGHT);
        assertThat(scene.timeline("data.csv")).anyMatch(line -> line.startsWith("goes on"));
    }

    @Test
    void blocksThatTheServiceHasLostAreSentAgain() {
        scene.workspace.onCall(call -> {
            if (call.phase().equals("block") && call.number() == BLOCKS) {
                scene.workspace.forgetBlocks("data.csv");
            }
        });

        scene.runOnce();

        assertArrived();
        assertThat(scene.timeline("data.csv")).anyMatch(line -> line.contains("InvalidBlockList"));
    }

    @Test
    void aTokenThatEndsAmidTheFileHoldsTheDestinationAndANewOneGoesOnAtTheNextBlock() {
        String first = scene.workspace.token("", "w", null, Instant.now().plusSeconds(3_600));
        scene.use(first);
        scene.workspace.onCall(call -> {
            if (call.phase().equals("block") && call.number() == 10) {
                scene.workspace.revoke(first);
            }
        });
        scene.start();
        await().until(() -> scene.state("data.csv") == State.HELD);

        scene.token("w");

        await().until(() -> scene.state("data.csv") == State.DELIVERED);
        assertArrived();
        assertThat(scene.workspace.calls("block").stream().filter(call -> call.status() == 201))
                .hasSizeLessThanOrEqualTo(BLOCKS + IN_FLIGHT);
    }

    @Test
    void aLostAnswerToTheListIsSettledByTheListAgain() {
        scene.workspace.fault(Fault.on("list").loseAnswer());

        scene.runOnce();

        assertArrived();
        assertThat(scene.workspace.calls("list")).hasSize(2);
        assertThat(scene.workspace.calls("block")).hasSize(BLOCKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.csv", "small.csv"})
    void whereNothingIsOverwrittenALostAnswerIsSettledByTheServicesRefusal(String name) {
        scene.sink("overwrite: \"false\"").file("small.csv", 10);
        scene.workspace
                .fault(Fault.on("list").loseAnswer())
                .fault(Fault.on("put").loseAnswer());

        scene.runOnce();

        assertThat(scene.state(name)).isEqualTo(State.DELIVERED);
        assertThat(scene.blobs()).allMatch(blob -> blob.times() == 1);
    }

    private void assertArrived() {
        assertThat(scene.state("data.csv")).isEqualTo(State.DELIVERED);
        String sha256 = Receipt.parse(scene.waybill("data.csv").receipt()).sha256();
        assertThat(scene.blobs()).extracting(Blob::sha256).containsExactly(sha256);
        assertThat(scene.workspace.calls("block")).extracting(Call::upload).doesNotContain("");
    }
}
