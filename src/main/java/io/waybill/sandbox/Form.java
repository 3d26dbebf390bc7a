package io.waybill.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parameters of one request, as far as they have been read; the bytes of its file lie apart in their spool. */
final class Form {
    /** The file of a transfer. */
    static final String CHUNK = "bytechunk";
    /** The file of a single-shot upload. */
    static final String WHOLE = "binary";
    /** The file of an upload to DATATILE. */
    static final String DATASET = "dataset";

    /** The file of an upload to DC21. */
    static final String FILE = "file";

    private final Map<String, String> fields = new HashMap<>();
    private final List<Map.Entry<String, String>> pairs = new ArrayList<>();
    private final Spool spool;
    private PartHead file = new PartHead("", null);

    Form(Spool spool) {
        this.spool = spool;
    }

    /** Takes a parameter; the query string is read first and wins over the body. */
    void put(String name, String value) {
        fields.putIfAbsent(name, value);
        pairs.add(Map.entry(name, value));
    }

    /** Every parameter in the order of its coming. */
    List<Map.Entry<String, String>> pairs() {
        return pairs;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The parameter as sent, empty if absent. */
    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Takes the head of the file, whose bytes follow. */
    void begin(PartHead head) {
        file = head;
    }

    boolean hasChunk() {
        return file.name().equals(CHUNK);
    }

    boolean hasWhole() {
        return file.name().equals(WHOLE);
    }

    boolean hasFile() {
        return file.name().equals(FILE);
    }

    boolean hasDataset() {
        return file.name().equals(DATASET);
    }

    /** The name of the file as sent, empty if there is none. */
    String nameOfFile() {
        return file.filename() == null ? "" : file.filename();
    }

    /** The file's own name of a single-shot upload, the parameter of every other call. */
    String filename() {
        return hasWhole() ? file.filename() : text("filename");
    }

    Spool spool() {
        return spool;
    }

    /** The first that fits names the request; a transfer that only asks for the size is a probe. */
    String phase() {
        if (isSingleShot()) {
            return "single-shot";
        }
        if (isAttach() || has("tus_url") && !has("phase")) {
            return "attach";
        }
        String phase = text("phase");
        boolean asks = phase.equals("transfer") && text("previous_size").strip().equals("-1");
        return asks ? "probe" : phase;
    }

    boolean isSingleShot() {
        return hasWhole() || has(WHOLE);
    }

    boolean isAttach() {
        return has("tus_url") && has("filename") && has("size");
    }

    boolean phaseIsKnown() {
        return isSingleShot()
                || has("phase") && (has("previous_size") || !text("phase").equals("transfer"));
    }
}
