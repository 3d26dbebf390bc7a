package io.waybill.destination.datatile;

import static io.waybill.ledger.State.DEAD;
import static io.waybill.ledger.State.DELIVERED;
import static io.waybill.ledger.State.HELD;
import static io.waybill.ledger.State.IN_DOUBT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.ledger.State;
import io.waybill.sandbox.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a file when its upload goes wrong: mode by mode, where it broke, and what happened. */
class DatatileRetrySafetyTest extends DatatileTest {
    private static final int LARGE = 3_000_000;

    /** Where it broke; what becomes of a create or an append, and of a reload; whether it is sent again, each. */
    private record Row(Fault fault, State once, boolean onceAgain, State reload, boolean reloadAgain) {}

    private static final List<Row> ROWS = List.of(
            // No answer, after the first byte of the body.
            new Row(Fault.on("any").dropBeforeBody(), IN_DOUBT, false, DELIVERED, true),
            new Row(Fault.on("any").dropAmidBody(1_000_000), IN_DOUBT, false, DELIVERED, true),
            new Row(Fault.on("any").loseAnswer(), IN_DOUBT, false, DELIVERED, true),
            // An answer that does not say whether anything was done.
            new Row(Fault.on("any").answer(500), IN_DOUBT, false, DELIVERED, true),
            new Row(Fault.on("any").answer(502), IN_DOUBT, false, DELIVERED, true),
            new Row(Fault.on("any").answer(504), IN_DOUBT, false, DELIVERED, true),
            new Row(Fault.on("any").answer(400), IN_DOUBT, false, DEAD, false),
            new Row(Fault.on("any").answer(302), IN_DOUBT, false, HELD, false),
            new Row(Fault.on("any").answer(200), IN_DOUBT, false, HELD, false),
            // A refusal in so many words.
            new Row(Fault.on("any").answer(401), HELD, false, HELD, false),
            new Row(Fault.on("any").answer(403), HELD, false, HELD, false),
            new Row(Fault.on("any").answer(404), HELD, false, HELD, false),
            new Row(Fault.on("any").answer(307), HELD, false, HELD, false),
            new Row(Fault.on("any").answer(409), DELIVERED, true, DELIVERED, true),
            new Row(Fault.on("any").answer(413), DEAD, false, DEAD, false),
            new Row(Fault.on("any").answer(423), DELIVERED, true, DELIVERED, true),
            new Row(Fault.on("any").answer(429), DELIVERED, true, DELIVERED, true),
            new Row(Fault.on("any").answer(503), DELIVERED, true, DELIVERED, true));

    static Stream<Arguments> rows() {
        return ROWS.stream()
                .flatMap(row -> Stream.of(
                        Arguments.of("create", row.fault(), row.once(), row.onceAgain()),
                        Arguments.of("append", row.fault(), row.once(), row.onceAgain()),
                        Arguments.of("reload", row.fault(), row.reload(), row.reloadAgain())));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void anUploadThatFails(String mode, Fault fault, State end, boolean again) {
        scene.mode(mode).datatile.fault(fault.call(1));
        scene.file("soil.csv", LARGE);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(end);
        assertThat(scene.uploads()).hasSize(again ? 2 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "reload", "append"})
    void aConnectionThatDoesNotComeAboutIsTriedAgain(String mode) {
        scene.mode(mode).datatile.pause();
        scene.file("soil.csv", 10);
        scene.start();
        await().until(() -> scene.timeline("soil.csv").stream().anyMatch(line -> line.startsWith("waiting")));

        scene.datatile.resume();

        await().until(() -> scene.state("soil.csv") == DELIVERED);
        assertThat(scene.imports()).hasSize(1);
    }

    @Test
    void aServiceThatIsSilentForTooLongIsALostAnswer() {
        scene.datatile.fault(Fault.on("append").hangAfterWork());
        scene.sink("answerTimeout: 300ms").file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(IN_DOUBT);
        assertThat(scene.timeline("soil.csv")).anyMatch(line -> line.contains("SocketTimeoutException"));
    }

    @Test
    void aSuccessThatIsSaidBeforeTheEndOfTheBodyIsNotBelieved() {
        scene.datatile.fault(Fault.on("append").answer(200, "{\"id\":\"17\"}").early());
        scene.file("large.csv", 30_000_000);

        scene.runOnce();

        assertThat(scene.state("large.csv")).isEqualTo(IN_DOUBT);
        assertThat(scene.datatile.calls("job")).isEmpty();
    }

    @Test
    void aQuotaThatIsUsedUpIsNoEvidence() {
        scene.mode("reload")
                .datatile
                .fault(Fault.on("reload").call(1).loseAnswer())
                .fault(Fault.on("reload").call(2).answer(429));
        scene.file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(DELIVERED);
        assertThat(scene.timeline("soil.csv")).noneMatch(line -> line.startsWith("evidence"));
    }

    @Test
    void aDoubtSaysWhatWasSentAndWhereToLook() {
        scene.datatile.fault(Fault.on("append").loseAnswer());
        scene.file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.waybill("soil.csv").reason())
                .contains("soil.csv was sent", "no answer is on record", "append would double its rows", "10 bytes");
    }

    @Test
    void thatTheHashIsOccupiedWhileOurOwnLostReloadMayBeAtWorkIsWrittenDown() {
        scene.mode("reload").datatile.holdJobs().fault(Fault.on("reload").loseAnswer());
        scene.file("soil.csv", 10);
        scene.start();
        await().until(() -> scene.uploads().size() > 2);

        scene.datatile.releaseJobs();

        await().until(() -> scene.state("soil.csv") == DELIVERED);
        assertThat(scene.timeline("soil.csv"))
                .anyMatch(line -> line.startsWith("evidence: HTTP 409") && line.contains("whose answer was lost"));
    }

    @Test
    void thatTheHashIsOccupiedAfterALostAppendIsWrittenDownWithTheOneInDoubt() {
        scene.datatile.holdJobs().fault(Fault.on("append").loseAnswer());
        scene.file("lost.csv", 10);
        scene.with("datatile.schedule", "* * * * * ?").startPolling("0 0 0 1 1 ?");
        await().until(() -> scene.hasWaybill("lost.csv") && scene.state("lost.csv") == IN_DOUBT);
        scene.file("next.csv", 10);
        await().until(() -> scene.uploads().size() > 3);

        scene.datatile.releaseJobs();

        await().until(() -> scene.state("next.csv") == DELIVERED);
        assertThat(scene.timeline("lost.csv"))
                .filteredOn(line -> line.startsWith("evidence: HTTP 409"))
                .hasSize(1);
        assertThat(scene.imports()).hasSize(2);
    }
}
