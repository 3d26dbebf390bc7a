package io.waybill.destination.dc21;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.waybill.destination.DestinationRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rows of a table in CSV with a header: an empty cell says nothing, {@code <empty>} clears what is there, and
 * {@code |} stands between the values of a list. The header tells whether commas, semicolons or tabs are between cells.
 */
final class CsvRows implements UpdateFile.Rows {
    private static final String CLEAR = "<empty>";
    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    private final MappingIterator<String[]> cells;
    private final List<String> header;
    private String[] ahead;
    private long read;
    private long number;
    private long end;

    CsvRows(Path file) throws IOException {
        char separator = separator(file);
        cells = open(file, separator);
        header = row().stream().map(String::strip).toList();
        mustBeFields();
        look();
    }

    private static char separator(Path file) throws IOException {
        try (MappingIterator<String[]> rows = open(file, '\0')) {
            String first = rows.hasNextValue() ? String.join("", rows.nextValue()) : "";
            return Stream.of(',', ';', '\t')
                    .filter(candidate -> first.indexOf(candidate) >= 0)
                    .findFirst()
                    .orElse(',');
        }
    }

    private static MappingIterator<String[]> open(Path file, char separator) throws IOException {
        return CSV.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator))
                .readValues(file.toFile());
    }

    private void mustBeFields() {
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!UpdateFields.isKnown(column)) {
                throw new DestinationRefused("The columns of a table of updates must be of "
                        + String.join(", ", UpdateFields.ALLOWED.keySet()) + ", and one is called "
                        + WrongField.shown(column));
            }
            if (!seen.add(UpdateFields.ALIASES.getOrDefault(column, column))) {
                throw new DestinationRefused(
                        "A table of updates must have each column once, and has " + column + " twice");
            }
        }
    }

    /** Goes to the next row with anything in it. */
    private void look() throws IOException {
        ahead = null;
        while (ahead == null && cells.hasNextValue()) {
            List<String> row = row();
            if (!row.stream().allMatch(String::isBlank)) {
                ahead = row.toArray(String[]::new);
            }
        }
    }

    private List<String> row() throws IOException {
        read++;
        return cells.hasNextValue() ? Arrays.asList(cells.nextValue()) : List.of();
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public JsonNode next(List<WrongField> wrong) throws IOException {
        String[] row = ahead;
        number = read;
        end = cells.getCurrentLocation().getCharOffset();
        look();
        if (row.length != header.size()) {
            wrong.add(new WrongField(
                    "the row", row.length + " cells", "as long as the header, " + header.size() + " cells"));
        }
        ObjectNode fields = UpdateFields.JSON.createObjectNode();
        for (int column = 0; column < Math.min(row.length, header.size()); column++) {
            put(fields, header.get(column), row[column].strip());
        }
        return fields;
    }

    private static void put(ObjectNode fields, String name, String cell) {
        boolean clears = cell.equals(CLEAR);
        if (cell.isEmpty()) {
            return;
        }
        if (!UpdateFields.LISTS.contains(name)) {
            fields.put(name, clears ? "" : cell);
            return;
        }
        ArrayNode list = fields.putArray(name);
        if (!clears) {
            Stream.of(cell.split("\\|", -1)).map(String::strip).forEach(list::add);
        }
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public void close() throws IOException {
        cells.close();
    }
}
