package io.waybill.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Talks to a DC21 stand-in as any client would. */
record Dc21Wire(String baseUrl, String token) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOUNDARY = "the-boundary";

    /** An answer. */
    record Said(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() throws IOException {
            return JSON.readTree(response.body());
        }

        /** The messages, as an array or alone. */
        List<String> messages() throws IOException {
            JsonNode messages = json().get("messages");
            List<String> texts = new ArrayList<>();
            if (messages.isArray()) {
                messages.forEach(message -> texts.add(message.asText()));
            } else {
                texts.add(messages.asText());
            }
            return texts;
        }
    }

    /** Names and values in turn. */
    Said update(Object... parameters) throws Exception {
        return post("/data_files/api_update.json", parameters);
    }

    Said search(Object... parameters) throws Exception {
        return post("/data_files/api_search", parameters);
    }

    Said post(String path, Object... parameters) throws Exception {
        Object[] all = Stream.concat(Stream.of("auth_token", token), Stream.of(parameters))
                .toArray();
        return send(HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(pairs(all))));
    }

    Said create(String filename, String content, Object... parameters) throws Exception {
        StringBuilder body = new StringBuilder();
        Object[] all = Stream.concat(Stream.of("auth_token", token), Stream.of(parameters))
                .toArray();
        for (int at = 0; at < all.length; at += 2) {
            body.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + all[at] + "\"\r\n\r\n"
                    + all[at + 1] + "\r\n");
        }
        if (filename != null) {
            body.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + filename
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n");
        }
        return send(HttpRequest.newBuilder(URI.create(baseUrl + "/data_files/api_create.json"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(body + "--" + BOUNDARY + "--\r\n")));
    }

    Said send(HttpRequest.Builder request) throws Exception {
        return new Said(CLIENT.send(request.build(), BodyHandlers.ofString()));
    }

    private static String pairs(Object... parameters) {
        return IntStream.range(0, parameters.length / 2)
                .mapToObj(pair -> encoded(parameters[2 * pair]) + "=" + encoded(parameters[2 * pair + 1]))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(Object text) {
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
    }
}
