package io.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One request to the workspace stand-in. */
final class WorkspaceVisit extends Visit {
    private final Map<String, String> query = new HashMap<>();
    private String list = "";

    WorkspaceVisit(HttpExchange exchange, long number, Spool spool) {
        super(exchange, number, spool);
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] halves = pair.split("=", 2);
            query.put(halves[0], URLDecoder.decode(halves.length == 2 ? halves[1] : "", StandardCharsets.UTF_8));
        }
    }

    /** A parameter of the query, empty if absent. */
    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    /** A header, empty if absent. */
    String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** The blob's name below the container, which is the first segment of the path. */
    String blob() {
        String path = exchange.getRequestURI().getPath();
        int slash = path.indexOf('/', 1);
        return slash < 0 ? "" : path.substring(slash + 1);
    }

    /** The XML of a block list. */
    String list() {
        return list;
    }

    @Override
    String phase() {
        String method = exchange.getRequestMethod();
        return switch (method) {
            case "PUT" ->
                switch (parameter("comp")) {
                    case "" -> "put";
                    case "block" -> "block";
                    case "blocklist" -> "list";
                    default -> "";
                };
            case "GET" -> parameter("comp").equals("blocklist") ? "blocks" : "get";
            case "HEAD" -> "head";
            default -> "";
        };
    }

    @Override
    boolean phaseIsKnown() {
        return true;
    }

    @Override
    void read(FormReader.ChunkAhead chunkAhead) throws IOException {
        chunkAhead.chunkAhead();
        switch (phase()) {
            case "put", "block" -> form.spool().fill(body());
            case "list" -> list = new String(body().readAllBytes(), StandardCharsets.UTF_8);
            default -> body().transferTo(OutputStream.nullOutputStream());
        }
    }

    @Override
    Call call(int status, String answer) {
        return plain(status, answer, "", blob(), parameter("blockid"));
    }
}
