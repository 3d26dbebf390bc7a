package io.waybill.destination.dc21;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.ledger.State;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Dc21File;
import io.waybill.sandbox.Fault;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that go to DC21 with their metadata. */
class Dc21FileTest extends Dc21Test {
    private static final long LARGER_THAN_ALL_BUFFERS = 60_000_000;

    @BeforeEach
    void ofFiles() {
        scene.ofFiles();
    }

    private Dc21File uploaded() {
        return scene.dc21.files().stream()
                .filter(file -> file.id() == 4)
                .findFirst()
                .orElseThrow();
    }

    private List<Call> creates() {
        return scene.dc21.calls("create");
    }

    private void file(String name, String metadata) {
        scene.file(name, 100_000);
        scene.text(name + ".meta.json", metadata);
    }

    @Test
    void aFileAndItsMetadataAreOnePush() {
        file(
                "rain.dat",
                "{\"type\": \"CLEANSED\", \"experiment_id\": 2, \"tag_names\": [\"Photo\", \"Video, Sound\"],"
                        + " \"access_to_all_institutional_users\": false, \"parent_filenames\": [\"soil.dat\"]}");

        scene.runOnce();

        Dc21File rain = uploaded();
        assertThat(rain.name()).isEqualTo("rain.dat");
        assertThat(rain.bytes()).isEqualTo(100_000);
        assertThat(rain.type()).isEqualTo("CLEANSED");
        assertThat(rain.text("experiment_id")).isEqualTo("2");
        assertThat(rain.list("tag_names")).containsExactly("Photo", "Video, Sound");
        assertThat(rain.text("access_to_all_institutional_users")).isEqualTo("false");
        assertThat(rain.list("parent_filenames")).containsExactly("soil.dat");
        assertThat(scene.receipt("rain.dat").filing().id()).isEqualTo("4");
        assertThat(scene.receipt("rain.dat").filing().name()).isNull();
        assertThat(scene.receipt("rain.dat").sha256()).isEqualTo(rain.sha256());
        assertThat(scene.receipt("rain.dat").address()).endsWith("/data_files/4");
        assertThat(scene.waybill("rain.dat").reason()).isNull();
        assertThat(scene.receipt("rain.dat.meta.json").said()).isEqualTo("goes with rain.dat");
        assertThat(creates()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "rain.dat, 'rain.dat waits for its metadata, rain.dat.meta.json'",
        "rain.dat.meta.json, 'rain.dat.meta.json waits for its file, rain.dat'",
    })
    void oneWithoutTheOtherIsNotSent(String name, String words) {
        scene.with("waybill.work.first-delay", "1h").with("waybill.work.largest-delay", "1h");
        scene.text(name, "{\"experiment_id\": 1}");

        scene.runOnce();

        assertThat(scene.state(name)).isEqualTo(State.WAITING);
        assertThat(scene.waybill(name).reason()).isEqualTo(words);
        assertThat(creates()).isEmpty();
    }

    @Test
    void aWrongSidecarIsRefusedAndACorrectedOneTakesItsPlace() {
        scene.with("waybill.work.first-delay", "1h").with("waybill.work.largest-delay", "1h");
        file("rain.dat", "{\"experiment_id\": \"x\", \"access\": \"public\", \"filename\": \"a\"}");
        scene.runOnce();
        String reason = scene.waybill("rain.dat.meta.json").reason();
        String waits = scene.waybill("rain.dat").reason();
        scene.text("rain.dat.meta.json", "{\"experiment_id\": 1}");

        scene.runOnce();

        assertThat(reason)
                .isEqualTo(
                        "Of 'rain.dat.meta.json': experiment_id must be the number of an experiment at the service, 1"
                                + " or more, and is 'x'; access must be Public or Private, and is 'public'; filename must be left"
                                + " out: the file that is uploaded is meant, and keeps its name, and is 'a'");
        assertThat(waits).contains("rain.dat waits for rain.dat.meta.json of the same batch, which is DEAD: Of");
        assertThat(scene.state("rain.dat")).isEqualTo(State.DELIVERED);
        assertThat(creates()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "", "5", "{} {}"})
    void aSidecarThatIsNoObjectIsRefused(String text) {
        scene.with("waybill.work.first-delay", "1h").with("waybill.work.largest-delay", "1h");
        file("rain.dat", text);

        scene.runOnce();

        assertThat(scene.state("rain.dat.meta.json")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("rain.dat.meta.json").reason()).contains("rain.dat.meta.json");
        assertThat(scene.state("rain.dat")).isEqualTo(State.WAITING);
    }

    @Test
    void whatTheServiceRefusesIsToldAndGoesWithOtherMetadata() {
        scene.with("waybill.work.first-delay", "1h").with("waybill.work.largest-delay", "1h");
        file("rain.dat", "{\"experiment_id\": 1, \"tag_names\": [\"Blah\"]}");
        scene.runOnce();
        String reason = scene.waybill("rain.dat").reason();
        file("rain.dat", "{\"experiment_id\": 1, \"tag_names\": [\"Photo\"]}");

        scene.runOnce();

        assertThat(reason).isEqualTo("DC21 refuses the file: Unknown tag 'Blah'");
        assertThat(uploaded().list("tag_names")).containsExactly("Photo");
        assertThat(scene.state("rain.dat.meta.json")).isEqualTo(State.DELIVERED);
    }

    @Test
    void withoutSidecarsTheRouteSaysTypeAndExperiment() {
        scene.sink("sidecar: none").with("dc21.type", "PROCESSED").with("dc21.experiment", "2");
        scene.file("rain.dat", 10);
        scene.file("empty.dat", 0);

        scene.runOnce();

        assertThat(scene.state("empty.dat")).isEqualTo(State.DELIVERED);
        assertThat(scene.dc21.find("rain.dat").orElseThrow().type()).isEqualTo("PROCESSED");
        assertThat(scene.dc21.find("rain.dat").orElseThrow().text("experiment_id"))
                .isEqualTo("2");
    }

    @Test
    void withoutAnExperimentAFileIsRefused() {
        scene.sink("sidecar: none");
        scene.file("rain.dat", 10);

        scene.runOnce();

        assertThat(scene.waybill("rain.dat").reason())
                .contains(
                        "experiment_id must be the number of an experiment at the service, 1 or more, and is missing");
    }

    @Test
    void aNameThatIsTakenGetsANumberThatTheReceiptTells() {
        scene.sink("sidecar: none").with("dc21.experiment", "1");
        scene.file("soil.dat", 10);

        scene.runOnce();

        assertThat(scene.receipt("soil.dat").filing().id()).isEqualTo("4");
        assertThat(scene.receipt("soil.dat").filing().name()).isEqualTo("soil_1.dat");
        assertThat(scene.waybill("soil.dat").reason())
                .isEqualTo("with a warning: A file already existed with the same name. File has been renamed.");
    }

    @Test
    void whatIsSavedAsAnErrorIsAFailureDespiteHttp200() {
        scene.sink("sidecar: none").with("dc21.experiment", "1");
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
        scene.sink("sidecar: none").with("dc21.experiment", "1");
        scene.file(name, 10);

        scene.runOnce();

        assertThat(uploaded().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b.dat", "a\"b.dat", "a|b.dat", "a\nb.dat"})
    void aNameThatTheServiceDoesNotTakeIsRefused(String name) {
        scene.sink("sidecar: none").with("dc21.experiment", "1");
        scene.file(name, 10);

        scene.runOnce();

        assertThat(scene.waybill(name).reason())
                .startsWith("A file for DC21 must have a name of at most 255 characters, none of them");
        assertThat(scene.dc21.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rain.dat", "soil.dat"})
    void aLostAnswerIsSettledByTheSearch(String name) {
        scene.sink("sidecar: none").with("dc21.experiment", "1");
        scene.dc21.fault(Fault.on("create").loseAnswer());
        scene.file(name, 1_000);

        scene.runOnce();

        assertThat(scene.state(name)).isEqualTo(State.DELIVERED);
        assertThat(creates()).hasSize(1);
        assertThat(scene.receipt(name).filing().id()).isEqualTo("4");
        assertThat(scene.receipt(name).said())
                .contains("was sent, and the answer was lost; since then DC21 has file 4");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void whatMayHaveBeenDoneAndIsNotFoundIsInDoubt(int status) {
        scene.sink("sidecar: none", "settleFor: 200ms").with("dc21.experiment", "1");
        scene.dc21.fault(Fault.on("create").answer(status));
        scene.file("rain.dat", 1_000);

        scene.runOnce();

        assertThat(scene.state("rain.dat")).isEqualTo(State.IN_DOUBT);
        assertThat(scene.waybill("rain.dat").reason())
                .contains("since then DC21 has no file of that name and size")
                .contains("a second upload would make a second file");
        assertThat(creates()).hasSize(1);
    }

    @Test
    void ofTwoFilesThatCouldBeOursAPersonMustChoose() throws Exception {
        scene.sink("sidecar: none").with("dc21.experiment", "1");
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
        scene.sink("sidecar: none").with("dc21.experiment", "1");
        scene.dc21.fault(Fault.on("create").dropAmidBody(500_000));
        scene.sparseFile("rain.dat", LARGER_THAN_ALL_BUFFERS);

        scene.runOnce();

        assertThat(scene.state("rain.dat")).isEqualTo(State.DELIVERED);
        assertThat(creates()).hasSize(2);
        assertThat(uploaded().bytes()).isEqualTo(LARGER_THAN_ALL_BUFFERS);
        assertThat(scene.dc21.files()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"413, DEAD", "401, HELD", "302, HELD", "404, HELD"})
    void whatWasCertainlyNotDoneIsNoDoubt(int status, State state) {
        scene.sink("sidecar: none").with("dc21.experiment", "1");
        scene.dc21.fault(Fault.on("create").fromCallOn(1).answer(status));
        scene.file("rain.dat", 1_000);

        scene.runOnce();

        assertThat(scene.state("rain.dat")).isEqualTo(state);
    }

    @Test
    void anOutageIsWaitedFor() {
        scene.sink("sidecar: none").with("dc21.experiment", "1");
        scene.dc21.fault(Fault.on("create").times(3).answer(503));
        scene.file("rain.dat", 1_000);

        scene.runOnce();

        assertThat(scene.state("rain.dat")).isEqualTo(State.DELIVERED);
        assertThat(creates()).hasSize(4);
    }

    @Test
    void aRejectedTokenHoldsTheDestinationBeforeAByteIsSent() throws Exception {
        scene.sink("sidecar: none").with("dc21.experiment", "1");
        Files.writeString(scene.tokenFile, "nobodys-token-5d1c");
        scene.file("rain.dat", 1_000);

        scene.runOnce();

        assertThat(scene.state("rain.dat")).isEqualTo(State.HELD);
        assertThat(creates()).isEmpty();
    }
}
