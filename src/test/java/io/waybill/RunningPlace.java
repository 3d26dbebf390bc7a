package io.waybill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.waybill.console.ConsoleAddress;
import io.waybill.sandbox.DatabankStandIn;
import io.waybill.sandbox.Generation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A running Waybill with the shipped routes, a Data Bank stand-in, and a caller of its API. */
public final class RunningPlace implements AutoCloseable {
    public static final String DATASET = "TESTIDB-1234567";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public final Path folder;
    public final DatabankStandIn databank;
    public final Path token;
    private Engine engine;

    private RunningPlace(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("inbox"));
        token = Files.writeString(Files.createDirectories(folder).resolve("token"), "right-token");
        databank = DatabankStandIn.start(0, folder.resolve("databank"))
                .dataset(DATASET, "right-token")
                .generation(Generation.STAYS_IN_PLACE);
    }

    public static RunningPlace in(Path folder) throws IOException {
        RunningPlace place = new RunningPlace(folder);
        place.start(place.settings());
        return place;
    }

    public Settings settings() {
        return Settings.shipped()
                .with("waybill.data", data().toString())
                .with("waybill.http.port", "0")
                .with("databank.inbox", folder.resolve("inbox").toString())
                .with("databank.baseUrl", databank.baseUrl())
                .with("databank.dataset", DATASET)
                .with("databank.token", "file:" + token);
    }

    public void start(Settings settings) {
        engine = Engine.start(settings, RouteFiles.in(Path.of("routes")), false);
    }

    public void stop() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }

    public Engine engine() {
        return engine;
    }

    public Path data() {
        return folder.resolve("data");
    }

    public Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    public ConsoleAddress address() {
        return ConsoleAddress.read(data()).orElseThrow();
    }

    /** An answer of the API. */
    public record Said(int status, String text) {
        public JsonNode json() throws IOException {
            return JSON.readTree(text);
        }
    }

    public Said get(String path) throws Exception {
        return call(path, "Bearer " + address().key(), null);
    }

    Said post(Object body) throws Exception {
        String json = body instanceof String text ? text : JSON.writeValueAsString(body);
        return call("/api/waybills", "Bearer " + address().key(), json);
    }

    public Said push(Path file) throws Exception {
        return post(Map.of("file", file.toString(), "to", "databank"));
    }

    /** @param authorization null for none */
    Said call(String path, String authorization, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + engine.port() + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (body != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        }
        HttpResponse<String> response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        return new Said(response.statusCode(), response.body());
    }

    @Override
    public void close() {
        stop();
        databank.close();
    }
}
