package io.waybill.destination.dc21;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.State;
import io.waybill.sandbox.Dc21File;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that goes to DC21 with its metadata: those of its sidecar, or else those of its route. */
class Dc21SidecarTest extends Dc21Test {
    @BeforeEach
    void ofFiles() {
        scene.ofFiles();
    }

    private void anHourBetweenTwoTries() {
        scene.with("waybill.work.first-delay", "1h").with("waybill.work.largest-delay", "1h");
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

        Dc21File rain = scene.uploaded();
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
        assertThat(scene.creates()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "rain.dat, 'rain.dat waits for its metadata, rain.dat.meta.json'",
        "rain.dat.meta.json, 'rain.dat.meta.json waits for its file, rain.dat'",
    })
    void oneWithoutTheOtherIsNotSent(String name, String words) {
        anHourBetweenTwoTries();
        scene.text(name, "{\"experiment_id\": 1}");

        scene.runOnce();

        assertThat(scene.state(name)).isEqualTo(State.WAITING);
        assertThat(scene.waybill(name).reason()).isEqualTo(words);
        assertThat(scene.creates()).isEmpty();
    }

    @Test
    void aWrongSidecarIsRefusedAndACorrectedOneTakesItsPlace() {
        anHourBetweenTwoTries();
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
        assertThat(scene.creates()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "", "5", "{} {}"})
    void aSidecarThatIsNoObjectIsRefused(String text) {
        anHourBetweenTwoTries();
        file("rain.dat", text);

        scene.runOnce();

        assertThat(scene.state("rain.dat.meta.json")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("rain.dat.meta.json").reason()).contains("rain.dat.meta.json");
        assertThat(scene.state("rain.dat")).isEqualTo(State.WAITING);
    }

    @Test
    void whatTheServiceRefusesIsToldAndGoesWithOtherMetadata() {
        anHourBetweenTwoTries();
        file("rain.dat", "{\"experiment_id\": 1, \"tag_names\": [\"Blah\"]}");
        scene.runOnce();
        String reason = scene.waybill("rain.dat").reason();
        file("rain.dat", "{\"experiment_id\": 1, \"tag_names\": [\"Photo\"]}");

        scene.runOnce();

        assertThat(reason).isEqualTo("DC21 refuses the file: Unknown tag 'Blah'");
        assertThat(scene.uploaded().list("tag_names")).containsExactly("Photo");
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
}
