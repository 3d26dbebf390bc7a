package io.waybill.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The reading of a request into a form: query string, urlencoded, multipart or JSON. */
final class FormReader {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** What is to be done when the bytes of the file are about to be read. */
    interface ChunkAhead {
        void chunkAhead() throws IOException;
    }

    private final HttpExchange exchange;
    private final Form form;

    FormReader(HttpExchange exchange, Form form) {
        this.exchange = exchange;
        this.form = form;
    }

    void read(ReceivedBody body, ChunkAhead chunkAhead) throws IOException {
        readPairs(exchange.getRequestURI().getRawQuery());
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (type.startsWith("multipart/")) {
            String boundary = PartHead.words(type).getOrDefault("boundary", "");
            new MultipartRequest(form, chunkAhead).read(body, boundary);
        } else {
            readText(type, new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void readText(String type, String text) throws IOException {
        if (type.startsWith("application/x-www-form-urlencoded")) {
            readPairs(text);
        } else if (type.startsWith("application/json")) {
            for (Map.Entry<String, JsonNode> entry : MAPPER.readTree(text).properties()) {
                boolean isArray = entry.getValue().isArray();
                for (JsonNode item : isArray ? entry.getValue() : List.of(entry.getValue())) {
                    form.put(entry.getKey() + (isArray ? "[]" : ""), item.asText());
                }
            }
        }
    }

    private void readPairs(String text) {
        for (String pair : text == null ? new String[0] : text.split("&")) {
            String[] halves = pair.split("=", 2);
            if (!pair.isEmpty()) {
                form.put(decoded(halves[0]), halves.length == 2 ? decoded(halves[1]) : "");
            }
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
