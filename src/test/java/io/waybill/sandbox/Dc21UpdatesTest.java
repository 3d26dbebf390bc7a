package io.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.sandbox.Dc21Wire.Said;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an update at the stand-in of DC21 changes, and what it leaves. */
class Dc21UpdatesTest extends Dc21StandInTest {
    @Test
    void anUpdateIsAnsweredWithAMessageThatIsNoArray() throws Exception {
        Said said = wire.update("file_id", file.id(), "description", "wet");

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.response().body())
                .isEqualTo("{\"file_id\":1,\"messages\":\"Data file successfully updated\",\"warnings\":[]}");
        assertThat(file.text("description")).isEqualTo("wet");
    }

    @Test
    void aPackageIsUpdatedWithAWarning() throws Exception {
        Said said = wire.update("file_id", packaged.id(), "license", "CC-BY-NC", "title", "Soil");

        assertThat(said.json().get("warnings").get(0).asText())
                .isEqualTo("Updating a package will not cause rif-cs to be regenerated");
        assertThat(packaged.text("license")).isEqualTo("http://creativecommons.org/licenses/by-nc/4.0");
    }

    @Test
    void groupsSetWhatSaysFalseToTrue() throws Exception {
        wire.update("file_id", 1, "access_groups", "", "access_to_user_groups", "false");

        assertThat(file.text("access_to_user_groups")).isEqualTo("true");
    }

    @Test
    void unknownParentsAndGroupsAreDroppedWithoutAWord() throws Exception {
        Said said = wire.update(
                "file_id",
                1,
                "parent_filenames[]",
                "other.dat",
                "parent_filenames[]",
                "none.dat",
                "access_groups",
                "[\"Soil\",\"Air\"]");

        assertThat(said.status()).isEqualTo(200);
        assertThat(file.list("parent_filenames")).containsExactly("other.dat");
        assertThat(file.list("access_groups")).containsExactly("Soil");
        assertThat(file.text("access_to_user_groups")).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "Private, false",
    })
    void falseAloneMeansTrue(String access, String institutional) throws Exception {
        if (access.isEmpty()) {
            wire.update("file_id", 1, "access_to_all_institutional_users", "false");
        } else {
            wire.update("file_id", 1, "access_to_all_institutional_users", "false", "access", access);
        }

        assertThat(file.text("access_to_all_institutional_users")).isEqualTo(institutional);
    }

    @Test
    void aFileBecomesPublicWithItsPrivateOptionsOff() throws Exception {
        Said said = wire.update("file_id", 1, "access", "Public", "access_to_all_institutional_users", "No");

        assertThat(said.status()).isEqualTo(200);
        assertThat(file.text("access")).isEqualTo("Public");
    }

    @Test
    void trueForcesPrivate() throws Exception {
        Said said = wire.update("file_id", 1, "access", "Public", "access_to_all_institutional_users", "t");

        assertThat(said.status()).isEqualTo(200);
        assertThat(file.text("access")).isEqualTo("Private");
    }

    @Test
    void anEmptyTextClearsAndAnAbsentOneLeaves() throws Exception {
        wire.update("file_id", 1, "label_names", "\"a, b\",c", "description", "wet");

        wire.update("file_id", 1, "label_names", "");

        assertThat(file.list("label_names")).isEmpty();
        assertThat(file.text("description")).isEqualTo("wet");
    }

    @Test
    void ofARepeatedNameWithoutBracketsTheLastCounts() throws Exception {
        wire.update("file_id", 1, "description", "first", "description", "last");

        assertThat(file.text("description")).isEqualTo("last");
    }

    @Test
    void aBodyInJsonIsReadToo() throws Exception {
        Said said = wire.send(HttpRequest.newBuilder(URI.create(dc21.baseUrl() + "/data_files/api_update.json"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"auth_token\":\"my-token\",\"file_id\":1,\"contributor_names\":[\"Ann\",\"Bob\"]}")));

        assertThat(said.status()).isEqualTo(200);
        assertThat(file.list("contributor_names")).containsExactly("Ann", "Bob");
    }
}
