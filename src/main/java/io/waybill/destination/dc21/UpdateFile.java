package io.waybill.destination.dc21;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waybill.chunk.LocalTrouble;
import io.waybill.destination.DestinationRefused;
import io.waybill.ledger.SpooledFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of updates, read row by row: one or many in JSON or YAML, or a table in CSV. What is wrong with a row is told
 * with the row; a file that cannot be read on throws {@link DestinationRefused}.
 */
final class UpdateFile implements Iterator<UpdateRow>, Closeable {
    /** {@code soil.dat.meta.json} tells of {@code soil.dat}. */
    private static final Pattern SIDECAR = Pattern.compile("(.+)\\.meta\\.(json|ya?ml)");

    /** The rows of one format. */
    interface Rows extends AutoCloseable {
        boolean hasNext() throws IOException;

        JsonNode next(List<WrongField> wrong) throws IOException;

        /** By which a person finds the row that was read last. */
        long number();

        /** How far the file has been read, in characters or bytes. */
        long end();

        @Override
        void close() throws IOException;
    }

    private final String name;
    private final String described;
    private final Rows rows;
    private long end;

    private UpdateFile(String name, Rows rows) {
        this.name = name;
        this.rows = rows;
        Matcher sidecar = SIDECAR.matcher(name);
        this.described = sidecar.matches() ? sidecar.group(1) : null;
    }

    /** @throws DestinationRefused for a file in none of the formats, and for one that cannot be read */
    static UpdateFile open(SpooledFile file) {
        String ending = file.name().substring(file.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        try {
            Rows rows = switch (ending) {
                case "json" -> ListedRows.ofJson(file.path());
                case "yaml", "yml" -> ListedRows.ofYaml(file.path());
                case "csv" -> new CsvRows(file.path());
                default ->
                    throw new DestinationRefused("A file of updates must be called .json, .yaml, .yml or .csv at its"
                            + " end, and is called " + WrongField.shown(file.name()));
            };
            return new UpdateFile(file.name(), rows);
        } catch (IOException e) {
            throw broken(file.name(), e);
        }
    }

    /** The fields of a file that must have one update in JSON. */
    static ObjectNode readOne(SpooledFile file) {
        try (ListedRows nodes = ListedRows.ofJson(file.path())) {
            JsonNode first = nodes.hasNext() ? nodes.next(List.of()) : null;
            if (first instanceof ObjectNode fields && !nodes.hasNext()) {
                return fields;
            }
            throw new DestinationRefused(
                    "A file of metadata must have one object in JSON, and " + WrongField.shown(file.name()) + " has "
                            + (first == null ? "nothing" : first instanceof ObjectNode ? "more" : "something else"));
        } catch (IOException e) {
            throw broken(file.name(), e);
        }
    }

    /** What a person calls one of its rows. */
    static String word(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".csv") ? "row" : "update";
    }

    String word() {
        return word(name);
    }

    @Override
    public boolean hasNext() {
        try {
            return rows.hasNext();
        } catch (IOException | RuntimeException e) {
            throw broken(name, e);
        }
    }

    @Override
    public UpdateRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<WrongField> wrong = new ArrayList<>();
        try {
            JsonNode node = rows.next(wrong);
            ObjectNode fields = UpdateFields.object(node, wrong::add);
            if (described != null && !fields.has("file_id") && !fields.has("filename")) {
                fields.put("filename", described);
            }
            MetadataUpdate update = UpdateFields.read(fields, wrong::add);
            UpdateChecks.ofUpdate(update, wrong);
            end = Math.max(end + 1, rows.end());
            return new UpdateRow(rows.number(), end, update, List.copyOf(wrong), update.fileId());
        } catch (IOException | RuntimeException e) {
            throw broken(name, e);
        }
    }

    private static RuntimeException broken(String name, Exception failure) {
        Throwable cause =
                failure instanceof JacksonException || failure.getCause() == null ? failure : failure.getCause();
        if (failure instanceof DestinationRefused refused) {
            return refused;
        }
        if (cause instanceof JacksonException unread) {
            JsonLocation at = unread.getLocation();
            return new DestinationRefused("A file of updates must be readable to its end, and of "
                    + WrongField.shown(name) + (at == null ? "" : " line " + at.getLineNr()) + " is not: "
                    + unread.getOriginalMessage());
        }
        return cause instanceof IOException
                ? new LocalTrouble("The spooled file must be readable, and is not: " + name, cause)
                : new IllegalStateException("The file of updates was not read: " + name, failure);
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw broken(name, e);
        }
    }
}
