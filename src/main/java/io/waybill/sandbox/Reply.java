package io.waybill.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The answer to one request: a status, a text, the label of the text, further headers.
 *
 * @param file the file that is sent instead of the text, null if none is
 */
public record Reply(int status, String text, String type, Map<String, String> headers, Path file) {
    static final String JSON = "application/json; charset=utf-8";
    private static final JsonMapper MAPPER = new JsonMapper();

    public Reply(int status, String text, String type, Map<String, String> headers) {
        this(status, text, type, headers, null);
    }

    /** The server's habit: raw text under the label of JSON. */
    static Reply raw(int status, String text) {
        return new Reply(status, text, JSON, Map.of());
    }

    /** Headers and nothing else. */
    static Reply empty(int status) {
        return raw(status, "");
    }

    /** The bytes of a file. */
    static Reply bytes(Path file) {
        return new Reply(200, "", "application/octet-stream", Map.of(), file);
    }

    /** The page Rails makes of an exception that nobody caught. */
    static Reply brokenPage() {
        return raw(500, "{\"status\":500,\"error\":\"Internal Server Error\"}");
    }

    /** The page Rails makes of an address that it does not know. */
    static Reply noSuchPage() {
        return raw(404, "{\"status\":404,\"error\":\"Not Found\"}");
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
        return new Reply(status, text, type, Map.copyOf(more), file);
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long length = file == null ? bytes.length : Files.size(file);
        boolean silent = length == 0 || exchange.getRequestMethod().equals("HEAD");
        headers.forEach(exchange.getResponseHeaders()::set);
        if (!silent) {
            exchange.getResponseHeaders().set("Content-Type", type);
        }
        exchange.sendResponseHeaders(status, silent ? -1 : length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (!silent && file == null) {
                out.write(bytes);
            } else if (!silent) {
                Files.copy(file, out);
            }
        }
    }
}
