package io.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.sandbox.Dc21Wire.Said;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which updates the stand-in of DC21 does not take, from whom, and in which words. */
class Dc21UpdateRefusalsTest extends Dc21StandInTest {
    @ParameterizedTest
    @CsvSource({
        "'', You need to log in before continuing.",
        "wrong, Invalid authentication token.",
        "old-token, Your account is not active.",
    })
    void aStrangerIsTold401InJson(String token, String why) throws Exception {
        Said said = token.isEmpty()
                ? wire.send(HttpRequest.newBuilder(URI.create(dc21.baseUrl() + "/data_files/api_update.json"))
                        .POST(BodyPublishers.noBody()))
                : as(token).update("file_id", 1);

        assertThat(said.status()).isEqualTo(401);
        assertThat(said.json().get("error").asText()).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource({"/data_files/api_update, 302", "/data_files/api_update.json, 401", "/data_files/api_search, 401"})
    void withoutAFormatForProgramsAStrangerIsLedAway(String path, int status) throws Exception {
        Said said = as("wrong").post(path);

        assertThat(said.status()).isEqualTo(status);
        assertThat(said.response().headers().firstValue("Location").isPresent()).isEqualTo(status == 302);
    }

    @ParameterizedTest
    @CsvSource({
        "'', file_id is required",
        "99, file with id '99' could not be found",
        "x, file with id 'x' could not be found",
        "3, unauthorized to update file '3'",
    })
    void aFileThatCannotBeUpdatedIsNamed(String id, String message) throws Exception {
        Said said = wire.update("file_id", id, "description", "wet");

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.messages()).containsExactly(message);
    }

    @Test
    void whatBeginsWithANumberIsThatNumber() throws Exception {
        assertThat(wire.update("file_id", "1abc", "description", "wet").status())
                .isEqualTo(200);
    }

    @Test
    void whatIsPublishedOrAnErrorIsNotUpdated() throws Exception {
        dc21.publish(file);

        Said published = wire.update("file_id", 1);
        Said byAdmin = as("admin-token").update("file_id", 1);
        dc21.error(file);
        Said error = as("admin-token").update("file_id", 1);

        assertThat(published.messages()).containsExactly("file '1' has a been published and cannot be updated");
        assertThat(byAdmin.status()).isEqualTo(200);
        assertThat(error.messages()).containsExactly("file '1' has a status of 'ERROR' and cannot be updated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "experiment_id;9;Supplied org level 2 id does not exist",
                "org_level2_id;9;Supplied org level 2 id does not exist",
                "experiment_id;'';experiment can't be blank",
                "access;public;Supplied access was not valid: has to be either Public or Private",
                "start_time;2026-01-01 00:00:00;Both start_time and end_time must be provided as a pair or not at all.",
                "tag_names;Blah;Unknown tag 'Blah'",
                "tag_names;photo;Unknown tag 'photo'",
                "tag_names;Photo, Gap Filled;Unknown tag ' Gap Filled'",
                "tag_names;Photo,,Gap Filled;Unknown tag ''",
                "tag_names;\"Photo\", \"Gap Filled\";Incorrect format for tags - tags must be double-quoted and comma separated",
                "label_names;\"a\" b;Incorrect format for labels - labels must be double-quoted and comma separated",
                "creator_email;nobody@farm.example;Can not find an approved user with provided email",
                "creator_email;gone@farm.example;Can not find an approved user with provided email",
                "contributor_names;Ann;contributor_names must be an Array",
                "name;other.dat;filename has already been taken",
                "name;'';filename can't be blank",
                "name;a/b.dat;filename cannot contain any of the following characters: / \\ ? * : | < > \"",
                "access;Public;access Private Access Options cannot be set when Access is Public",
            },
            quoteCharacter = '\'')
    void whatIsWrongIsSaidInTheServicesWords(String name, String value, String message) throws Exception {
        Said said = wire.update("file_id", 1, name, value);

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.messages()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-01-02 00:00:00, Supplied start_time must be valid: it must be in the format yyyy-mm-dd hh:mm:ss",
        "2026-01-01 00:00:00, 2026-13-01 00:00:00, Supplied end_time must be valid: it must be in the format yyyy-mm-dd hh:mm:ss",
        "2026-01-01 00:00:00, 2026-01-01 00:00:00, Supplied end_time must be after the supplied start_time",
    })
    void timesAreAPairInOrder(String start, String end, String message) throws Exception {
        Said wrong = wire.update("file_id", 1, "start_time", start, "end_time", end);
        Said right = wire.update("file_id", 1, "start_time", "2026-1-1 0:0:0", "end_time", "2026-01-01 00:00:01");

        assertThat(wrong.messages()).contains(message);
        assertThat(right.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "access_to_all_institutional_users, blah",
        "access_to_user_groups, meh",
        "label_names, 'a,,b'",
    })
    void someValuesBreakIt(String name, String value) throws Exception {
        assertThat(wire.update("file_id", 1, name, value).status()).isEqualTo(500);
    }

    @Test
    void aPackagesListsBreakItWhereTheyAreMalformed() throws Exception {
        assertThat(wire.update("file_id", packaged.id(), "grant_numbers", "\"a\" b")
                        .status())
                .isEqualTo(500);
        assertThat(wire.update("file_id", file.id(), "grant_numbers", "\"a\" b").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "name, new.zip, Cannot rename a package",
        "title, '', title can't be blank",
        "access_rights_type, Closed, 'access_rights_type must be Open, Conditional or Restricted'",
        "access_rights_type, Closed, access_rights_type is not included in the list",
        "license, GPL, license is not included in the list",
        "related_websites, farm, related_websites.url farm is not a valid url",
    })
    void aPackageHasRulesOfItsOwn(String name, String value, String message) throws Exception {
        assertThat(wire.update("file_id", packaged.id(), name, value).messages())
                .contains(message);
    }

    @Test
    void anUpdateIsNotAtomic() throws Exception {
        Said said = wire.update("file_id", 1, "name", "new.dat", "label_names", "fresh", "access", "Public");

        assertThat(said.messages())
                .containsExactly("access Private Access Options cannot be set when Access is Public");
        assertThat(file.name()).isEqualTo("new.dat");
        assertThat(file.list("label_names")).containsExactly("fresh");
        assertThat(file.text("access")).isEqualTo("Private");
    }

    @Test
    void whatIsWrongInItselfLeavesTheFileAsItIsAndMakesLabels() throws Exception {
        Said said = wire.update("file_id", 1, "name", "new.dat", "label_names", "fresh", "tag_names", "Blah");

        assertThat(said.messages()).containsExactly("Unknown tag 'Blah'");
        assertThat(file.name()).isEqualTo("soil.dat");
        assertThat(file.list("label_names")).isEmpty();
        assertThat(dc21.labels()).contains("fresh");
    }

    @Test
    void allThatIsWrongIsToldTheFileFirst() throws Exception {
        assertThat(wire.update("file_id", 99, "tag_names", "Blah").messages())
                .containsExactly("file with id '99' could not be found", "Unknown tag 'Blah'");
    }
}
