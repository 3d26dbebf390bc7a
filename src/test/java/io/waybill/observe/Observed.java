package io.waybill.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.waybill.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A running Waybill, looked at from outside. */
public record Observed(Engine engine) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public HttpResponse<String> get(String path) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + engine.port() + path);
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Scrape scrape() {
        return Scrape.of(get("/observe/metrics").body());
    }

    /** A check by its name, as it is in the answer. */
    public JsonNode check(String name) throws IOException {
        for (JsonNode check : health().get("checks")) {
            if (check.get("name").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("There must be a check " + name);
    }

    public JsonNode health() throws IOException {
        return JSON.readTree(get("/observe/health").body());
    }
}
