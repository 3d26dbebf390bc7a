package io.waybill.sandbox;

import java.util.HashMap;
import java.util.Map;

/** The parameters of one request, as far as they have been read; bytechunk lies apart in its spool. */
final class Form {
    static final String CHUNK = "bytechunk";

    private final Map<String, String> fields = new HashMap<>();
    private final Spool spool;
    private boolean chunkSeen;

    Form(Spool spool) {
        this.spool = spool;
    }

    /** Takes a parameter; the query string is read first and wins over the body. */
    void put(String name, String value) {
        fields.putIfAbsent(name, value);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The parameter as sent, empty if absent. */
    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Where the bytes of bytechunk go once its file part begins. */
    Spool beginChunk() {
        chunkSeen = true;
        return spool;
    }

    boolean hasChunk() {
        return chunkSeen;
    }

    Spool chunk() {
        return spool;
    }

    /** The phase under which the request is counted: a transfer that only asks for the size is a probe. */
    String phase() {
        String phase = text("phase");
        boolean asks = phase.equals("transfer") && text("previous_size").strip().equals("-1");
        return asks ? "probe" : phase;
    }

    boolean phaseIsKnown() {
        return has("phase") && (has("previous_size") || !text("phase").equals("transfer"));
    }
}
