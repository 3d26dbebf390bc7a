package io.waybill.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.PlaceTest;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API says of itself, finds, and tells while things change. */
class ApiTest extends PlaceTest {
    private static void deliver(String name) throws Exception {
        String id = place.push(place.file(name, name)).json().get("id").asText();
        await().until(() -> place.get("/api/waybills/" + id).text().contains("\"DELIVERED\""));
    }

    @Test
    void everyCallIsDescribedAndEveryShapeItNamesIsThere() throws Exception {
        JsonNode described = place.get("/api/openapi").json();

        assertThat(described.get("openapi").asText()).startsWith("3.");
        assertThat(described.get("paths").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "/api/status",
                        "/api/history",
                        "/api/waybills",
                        "/api/waybills/{id}",
                        "/api/waybills/{id}/decision",
                        "/api/destinations/{name}/door",
                        "/api/destinations/{name}/bandwidth",
                        "/api/log",
                        "/api/purge");
        assertThat(described.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(shape -> assertThat(described.at(shape.substring(1)).isMissingNode())
                        .as(shape)
                        .isFalse());
        assertThat(described.get("paths").findValues("summary")).hasSize(11);
    }

    @Test
    void aFileIsFoundByAPartOfItsName() throws Exception {
        deliver("Ärger & 100 % soil.csv");
        deliver("water.csv");

        JsonNode found = place.get("/api/waybills?name=" + URLEncoder.encode("& 100 % S", StandardCharsets.UTF_8))
                .json();

        assertThat(found.get("more").asBoolean()).isFalse();
        assertThat(StreamSupport.stream(found.get("waybills").spliterator(), false))
                .extracting(waybill -> waybill.get("name").asText())
                .containsExactly("Ärger & 100 % soil.csv");
    }

    @Test
    void moreThanIsListedIsSaid() throws Exception {
        deliver("one.csv");
        deliver("two.csv");

        JsonNode found = place.get("/api/waybills?limit=1").json();

        assertThat(found.get("more").asBoolean()).isTrue();
        assertThat(found.get("waybills")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "state=GONE, The state must be one of",
        "order=oldest, 'The order must be youngest or longest, and is ''oldest'''",
        "order=longest, must come with a state",
        "cause=x, must come with the order longest",
        "day=yesterday, 'The day must be written as 2026-11-21, and is ''yesterday'''",
        "limit=0, 'must be a number from 1 to 10000, and is ''0'''",
        "limit=many, must be a number",
    })
    void aWrongQuestionIsRefusedInWords(String query, String words) throws Exception {
        var said = place.get("/api/waybills?" + query);

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.json().get("error").asText()).contains(words);
    }

    @Test
    void whoListensIsToldWhatChanges() throws Exception {
        URI live = URI.create("http://127.0.0.1:" + place.engine().port() + "/api/live");
        try (InputStream stream = live.toURL().openStream();
                BufferedReader reports = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            long before = accepted(reports);

            deliver("news.csv");

            await().until(() -> accepted(reports) == before + 1);
        }
    }

    @Test
    void whoComesLaterIsToldAtOnceToo() throws Exception {
        URI live = URI.create("http://127.0.0.1:" + place.engine().port() + "/api/live");
        try (InputStream first = live.toURL().openStream();
                BufferedReader one = new BufferedReader(new InputStreamReader(first, StandardCharsets.UTF_8));
                InputStream second = live.toURL().openStream();
                BufferedReader other = new BufferedReader(new InputStreamReader(second, StandardCharsets.UTF_8))) {

            assertThat(accepted(one)).isEqualTo(accepted(other));
        }
    }

    /** How many files the next report knows of. */
    private static long accepted(BufferedReader reports) throws Exception {
        List<String> event = List.of(reports.readLine(), reports.readLine(), reports.readLine());
        assertThat(event.get(0)).isEqualTo("event: status");
        return Json.parse(
                        event.get(1).substring("data: ".length()).getBytes(StandardCharsets.UTF_8), StatusReport.class)
                .accepted();
    }
}
