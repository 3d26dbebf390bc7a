package io.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.sandbox.Dc21Wire.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the stand-in of DC21 takes a new file, and how its files are found. */
class Dc21UploadsTest extends Dc21StandInTest {
    @Test
    void anUploadIsAnsweredWithItsIdAndName() throws Exception {
        Said said = wire.create("new.dat", "1,2\n", "type", "RAW", "experiment_id", "2", "tag_names", "Photo");

        assertThat(said.response().body())
                .isEqualTo("{\"file_id\":4,\"messages\":[\"File uploaded successfully.\"],\"file_name\":\"new.dat\","
                        + "\"file_type\":\"RAW\"}");
        assertThat(dc21.find("new.dat").orElseThrow().bytes()).isEqualTo(4);
        assertThat(dc21.find("new.dat").orElseThrow().list("tag_names")).containsExactly("Photo");
    }

    @Test
    void aNameThatIsTakenGetsANumber() throws Exception {
        Said said = wire.create("soil.dat", "1", "type", "RAW", "experiment_id", "1");

        assertThat(said.json().get("file_name").asText()).isEqualTo("soil_1.dat");
        assertThat(said.messages())
                .containsExactly("A file already existed with the same name. File has been renamed.");
    }

    @Test
    void anOverlapIsAnErrorWithHttp200() throws Exception {
        dc21.overlaps("new.dat");

        Said said = wire.create("new.dat", "1", "type", "RAW", "experiment_id", "1");

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.json().get("file_type").asText()).isEqualTo("ERROR");
    }

    @ParameterizedTest
    @CsvSource({
        "description, x, Private, true, false",
        "access, Private, Private, false, false",
        "access, Public, Public, false, false",
        "access_to_all_institutional_users, false, Private, true, false",
        "access_to_user_groups, false, Private, false, false",
        "access_groups, Soil, Private, false, true",
    })
    void ofANewFileWhatIsSaidOfAccessLetsTheFewestIn(
            String name, String value, String access, String institutional, String groups) throws Exception {
        wire.create("new.dat", "1", "type", "RAW", "experiment_id", "1", name, value);

        Dc21File created = dc21.find("new.dat").orElseThrow();
        assertThat(created.text("access")).isEqualTo(access);
        assertThat(created.text("access_to_all_institutional_users")).isEqualTo(institutional);
        assertThat(created.text("access_to_user_groups")).isEqualTo(groups);
    }

    @ParameterizedTest
    @CsvSource({
        "type, '', File type is required",
        "type, raw, File type not recognised",
        "experiment_id, '', Experiment id is required",
        "experiment_id, 9, Supplied org level 2 id does not exist",
        "tag_names, Blah, Unknown tag 'Blah'",
        "access_to_user_groups, blah, Supplied access_to_user_groups was not valid: has to be either true or false",
        "file, text, Supplied file was not a valid file",
    })
    void anUploadThatIsWrongIsRefused(String name, String value, String message) throws Exception {
        Said said = wire.create("new.dat", "1", "type", "RAW", "experiment_id", "1", name, value);

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.messages()).containsExactly(message);
        assertThat(dc21.find("new.dat")).isEmpty();
    }

    @Test
    void anUploadTellsAllThatIsWrongAndBreaksWhereAnUpdateDoes() throws Exception {
        Said wrong = wire.create(
                "new.dat",
                "1",
                "type",
                "RAW",
                "experiment_id",
                "1",
                "access_to_user_groups",
                "meh",
                "creator_email",
                "nobody@farm.example");
        Said broken = wire.create("new.dat", "1", "type", "RAW", "experiment_id", "1", "label_names", "a,,b");

        assertThat(wrong.messages())
                .containsExactly(
                        "Supplied access_to_user_groups was not valid: has to be either true or false",
                        "Can not find an approved user with provided email");
        assertThat(broken.status()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"^soil\\.dat$, 1", "SOIL, 2", "dat, 2", "'[', 3"})
    void aSearchIsByPattern(String pattern, int found) throws Exception {
        assertThat(wire.search("filename", pattern).json()).hasSize(found);
    }
}
