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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a file of twenty blocks, four in flight, when something goes wrong amid it. */
class WorkspaceResumeTest extends WorkspaceTest {
    private static final int BLOCK = 64 << 10;
    private static final int BLOCKS = 20;
    private static final int IN_FLIGHT = 4;

    @BeforeEach
    void smallBlocks() {
        scene.sink("blockSize: 64KiB", "largestPiece: 64KiB", "inFlight: " + IN_FLIGHT);
        scene.file("data.csv", BLOCKS * BLOCK - 7);
    }

    static Stream<Arguments> faults() {
        return Stream.concat(
                Stream.of(
                                Fault.on("block").answer(408),
                                Fault.on("block").dropBeforeBody(),
                                Fault.on("block").loseAnswer())
                        .map(fault -> Arguments.of(fault, 9)),
                IntStream.of(1, 9, BLOCKS).boxed().flatMap(block -> kinds().map(fault -> Arguments.of(fault, block))));
    }

    private static Stream<Fault> kinds() {
        return Stream.of(
                Fault.on("block").answer(500, WorkspaceStandIn.xml(500, "InternalError"), "application/xml"),
                Fault.on("block")
                        .answer(503, WorkspaceStandIn.xml(503, "ServerBusy"), "application/xml")
                        .retryAfter("1"),
                Fault.on("block").dropAmidBody(20_000));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aBlockThatDoesNotArriveCostsNoMoreThanWhatWasInFlight(Fault fault, int block) {
        scene.workspace.fault(fault.call(block));

        scene.runOnce();

        assertArrived();
        assertThat(scene.workspace.calls("block")).hasSizeLessThanOrEqualTo(BLOCKS + IN_FLIGHT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, BLOCKS})
    void aSilentBlockIsGivenUpAndOnlyWhatWasInFlightIsSentAgain(int block) {
        scene.with("waybill.http.response-timeout", "500ms");
        scene.workspace.fault(Fault.on("block").call(block).hang());

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

    @Test
    void aBlobOfAnotherPlaceIsNotTakenForOurs() throws Exception {
        scene.sink("overwrite: \"false\"").file("small.csv", 10);
        scene.workspace.plant("elsewhere/small.csv", new byte[] {1});
        scene.workspace.fault(Fault.on("put").call(1).loseAnswer());
        String elsewhere =
                scene.workspace.token("elsewhere", "w", null, Instant.now().plusSeconds(3_600));
        scene.workspace.onCall(call -> {
            if (call.phase().equals("put") && call.filename().equals("small.csv")) {
                scene.use(elsewhere);
            }
        });

        scene.runOnce();

        assertThat(scene.state("small.csv")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("small.csv").reason()).contains("A blob of that name is there");
    }

    private void assertArrived() {
        assertThat(scene.state("data.csv")).isEqualTo(State.DELIVERED);
        String sha256 = Receipt.parse(scene.waybill("data.csv").receipt()).sha256();
        assertThat(scene.blobs()).extracting(Blob::sha256).containsExactly(sha256);
        assertThat(scene.workspace.calls("block")).extracting(Call::upload).doesNotContain("");
    }
}
