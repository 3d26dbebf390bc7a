package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.RunningPlace.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API refuses, and in which words. */
class ConsoleRefusalsTest extends PlaceTest {
    @Test
    void anUnknownDestinationIsRefusedWithThoseThatThereAre() throws Exception {
        Path file = place.file("stray.csv", "stray");

        Said said = place.post(Map.of("file", file.toString(), "to", "databnk"));

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.json().get("error").asText())
                .isEqualTo(
                        "\"to\" must be a destination that a route delivers to, one of [databank], and is 'databnk'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "\"x\"", "{\"file\":{}}", "{} {}", "{\"file\":\"/a\",\"to\":[1]}"})
    void whatIsNoRequestIsRefused(String body) throws Exception {
        Said said = place.post(body);

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.json().get("error").asText()).contains("must be", "and is");
    }

    @ParameterizedTest
    @CsvSource({
        "relative.csv, must be an absolute path",
        "'', must be an absolute path",
        "/nowhere/at/all, there is none at '/nowhere/at/all'",
        "/tmp, something else is at '/tmp'",
        "/dev/zero, something else is at '/dev/zero'",
        "/a\0b, must be a path on this machine",
        "DATA/console.json, must lie outside waybill.data",
        "DATA/../data/ledger/waybill.db, must lie outside waybill.data",
        "LINK, must lie outside waybill.data"
    })
    void aPathThatLeadsToNoFileOfOursIsRefused(String path, String why) throws Exception {
        Path link = place.folder.resolve("link");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, place.data().resolve("console.json"));
        String file = path.replace("DATA", place.data().toString()).replace("LINK", link.toString());

        Said said = place.post(Map.of("file", file, "to", "databank"));

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.json().get("error").asText()).contains(why);
    }

    @ParameterizedTest
    @CsvSource({
        "folder, /tmp, must be the last of the folders above the file",
        "folder, .., must be the last of the folders above the file",
        "folder, other, must be the last of the folders above the file",
        "spool, move, must be copy or link",
    })
    void aWrongDetailIsRefused(String name, String value, String why) throws Exception {
        Path file = place.file("detail.csv", "detail");

        Said said = place.post(Map.of("file", file.toString(), "to", "databank", name, value));

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.json().get("error").asText()).contains(why, "'" + value + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "%2e%2e%2f", "%00", "'%20OR%201=1", "%C3%A4"})
    void anUnknownWaybillIsNotFound(String id) throws Exception {
        Said said = place.get("/api/waybills/" + id);

        assertThat(said.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer wrong", "Basic d3Jvbmc6d3Jvbmc="})
    void aWrongKeyIsToldNothing(String authorization) throws Exception {
        for (String path : List.of("/api/status", "/api/waybills/unknown")) {
            Said said = place.call(path, authorization, null);

            assertThat(said.status()).isEqualTo(401);
            assertThat(said.text()).isEqualTo("{\"error\":\"The key of this Waybill must be given\"}");
        }
    }

    @Test
    void aFilePushedWithAWrongKeyIsNotTaken() throws Exception {
        Path file = place.file("secret.csv", "secret");
        String body = "{\"file\":\"" + file + "\",\"to\":\"databank\"}";

        Said said = place.call("/api/waybills", "Bearer wrong", body);

        assertThat(said.status()).isEqualTo(401);
        assertThat(place.databank.calls()).noneMatch(call -> call.filename().equals("secret.csv"));
    }
}
