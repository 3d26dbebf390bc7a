package io.waybill.destination.dc21;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.ledger.State;
import io.waybill.sandbox.Fault;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that goes to DC21 alone: its name there, and what follows from each answer and from none. */
class Dc21FileTest extends Dc21Test {
    private static final long LARGER_THAN_ALL_BUFFERS = 60_000_000;

    @BeforeEach
    void withoutSidecars() {
        scene.ofFilesAlone();
    }

    @Test
    void aNameThatIsTakenGetsANumberThatTheReceiptTells() {
        scene.file("soil.dat", 10);

        scene.runOnce();

        assertThat(scene.receipt("soil.dat").filing().id()).isEqualTo("4");
        assertThat(scene.receipt("soil.dat").filing().name()).isEqualTo("soil_1.dat");
        assertThat(scene.waybill("soil.dat").reason())
                .isEqualTo("with a warning: A file already existed with the same name. File has been renamed.");
    }

    @Test
    void whatIsSavedAsAnErrorIsAFailureDespiteHttp200() {
        scene.dc21.overlaps("rain.dat");
        scene.file("rain.dat", 10);

        scene.runOnce();

        assertThat(scene.state("rain.dat")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("rain.dat").reason())
                .startsWith(
                        "DC21 has saved it as an error, file 4, rain.dat: File cannot safely replace existing files.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b.dat", "50%.dat", "100%41.dat", "wet & cold; \u00e4.dat", "no extension", "a.b.dat"})
    void aNameArrivesAsItIs(String name) {
        scene.file(name, 10);

        scene.runOnce();

        assertThat(scene.uploaded().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b.dat", "a\"b.dat", "a|b.dat", "a\nb.dat"})
    void aNameThatTheServiceDoesNotTakeIsRefused(String name) {
        scene.file(name, 10);

        scene.runOnce();

        assertThat(scene.waybill(name).reason())
                .startsWith("A file for DC21 must have a name of at most 255 characters, none of them");
        assertThat(scene.dc21.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rain.dat", "soil.dat"})
    void aLostAnswerIsSettledByTheSearch(String name) {
        scene.dc21.fault(Fault.on("create").loseAnswer());
        scene.file(name, 1_000);

        scene.runOnce();

        assertThat(scene.state(name)).isEqualTo(State.DELIVERED);
        assertThat(scene.creates()).hasSize(1);
        assertThat(scene.receipt(name).filing().id()).isEqualTo("4");
        assertThat(scene.receipt(name).said())
                .contains("was sent, and the answer was lost; since then DC21 has file 4");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void whatMayHaveBeenDoneAndIsNotFoundIsInDoubt(int status) {
        scene.sink("settleFor: 200ms");
        scene.dc21.fault(Fault.on("create").answer(status));
        scene.file("rain.dat", 1_000);

        scene.runOnce();

        assertThat(scene.state("rain.dat")).isEqualTo(State.IN_DOUBT);
        assertThat(scene.waybill("rain.dat").reason())
                .contains("since then DC21 has no file of that name and size")
                .contains("a second upload would make a second file");
        assertThat(scene.creates()).hasSize(1);
    }

    @Test
    void ofTwoFilesThatCouldBeOursAPersonMustChoose() throws Exception {
        scene.dc21.fault(Fault.on("create").loseAnswer());
        scene.dc21.fault(Fault.on("search").call(2).hang());
        scene.file("rain.dat", 0);
        scene.start();
        scene.dc21.awaitHang(Duration.ofSeconds(20));
        scene.dc21.plantFile("rain_1.dat", "you@farm.example", "1");
        scene.dc21.releaseHangs();

        await().until(() -> scene.state("rain.dat") == State.IN_DOUBT);
        assertThat(scene.waybill("rain.dat").reason())
                .contains("file 4, rain.dat, 0 bytes; file 5, rain_1.dat, 0 bytes");
    }

    @Test
    void aLineThatBreaksAmidTheFileSendsItAgain() {
        scene.dc21.fault(Fault.on("create").dropAmidBody(500_000));
        scene.sparseFile("rain.dat", LARGER_THAN_ALL_BUFFERS);

        scene.runOnce();

        assertThat(scene.state("rain.dat")).isEqualTo(State.DELIVERED);
        assertThat(scene.creates()).hasSize(2);
        assertThat(scene.uploaded().bytes()).isEqualTo(LARGER_THAN_ALL_BUFFERS);
        assertThat(scene.dc21.files()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"413, DEAD", "401, HELD", "302, HELD", "404, HELD"})
    void whatWasCertainlyNotDoneIsNoDoubt(int status, State state) {
        scene.dc21.fault(Fault.on("create").fromCallOn(1).answer(status));
        scene.file("rain.dat", 1_000);

        scene.runOnce();

        assertThat(scene.state("rain.dat")).isEqualTo(state);
    }

    @Test
    void anOutageIsWaitedFor() {
        scene.dc21.fault(Fault.on("create").times(3).answer(503));
        scene.file("rain.dat", 1_000);

        scene.runOnce();

        assertThat(scene.state("rain.dat")).isEqualTo(State.DELIVERED);
        assertThat(scene.creates()).hasSize(4);
    }

    @Test
    void aRejectedTokenHoldsTheDestinationBeforeAByteIsSent() throws Exception {
        Files.writeString(scene.tokenFile, "nobodys-token-5d1c");
        scene.file("rain.dat", 1_000);

        scene.runOnce();

        assertThat(scene.state("rain.dat")).isEqualTo(State.HELD);
        assertThat(scene.creates()).isEmpty();
    }
}
