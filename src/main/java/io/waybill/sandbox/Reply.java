package io.waybill.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The answer to one request: a status, a text, the label of the text, further headers. */
public record Reply(int status, String text, String type, Map<String, String> headers) {
    static final String JSON = "application/json; charset=utf-8";
    private static final JsonMapper MAPPER = new JsonMapper();

    /** The server's habit: raw text under the label of JSON. */
    static Reply raw(int status, String text) {
        return new Reply(status, text, JSON, Map.of());
    }

    /** The page Rails makes of an exception that nobody caught. */
    static Reply brokenPage() {
        return raw(500, "{\"status\":500,\"error\":\"Internal Server Error\"}");
    }

    /** A refused chunk: HTTP 200, and the truth inside the JSON. */
    static Reply refusedChunk(String error, long progress) {
        try {
            String quoted = MAPPER.writeValueAsString(error);
            return raw(200, "{\"error\":%s,\"progress\":%d,\"status\":500}".formatted(quoted, progress));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Reply header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, text, type, Map.copyOf(more));
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        if (bytes.length > 0) {
            exchange.getResponseHeaders().set("Content-Type", type);
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
