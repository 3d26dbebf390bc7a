package io.waybill.sandbox;

import java.util.ArrayList;
import java.util.List;

/** One record of CSV as Ruby's library reads it: the first line, quotes from the very beginning of a field to its end. */
final class RubyCsv {
    /** What is no record. */
    static final class Malformed extends RuntimeException {
        Malformed(String text) {
            super("no record of CSV: " + text);
        }
    }

    private RubyCsv() {}

    /** @throws Malformed for a quote that stands elsewhere, or is not closed */
    static List<String> parse(String text) {
        String line = text.lines().findFirst().orElse("");
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at <= line.length() && !line.isEmpty()) {
            StringBuilder field = new StringBuilder();
            at = line.startsWith("\"", at) ? quoted(line, at + 1, field) : plain(line, at, field);
            fields.add(field.toString());
            at++;
        }
        return fields;
    }

    /** Returns where the field ends: at a comma, or at the end of the line. */
    private static int plain(String line, int from, StringBuilder field) {
        int comma = line.indexOf(',', from);
        int end = comma < 0 ? line.length() : comma;
        field.append(line, from, end);
        if (field.indexOf("\"") >= 0) {
            throw new Malformed(line);
        }
        return end;
    }

    private static int quoted(String line, int from, StringBuilder field) {
        for (int at = from; at < line.length(); at++) {
            boolean quote = line.charAt(at) == '"';
            if (quote && line.startsWith("\"", at + 1)) {
                at++;
            } else if (quote) {
                if (at + 1 < line.length() && line.charAt(at + 1) != ',') {
                    throw new Malformed(line);
                }
                return at + 1;
            }
            field.append(line.charAt(at));
        }
        throw new Malformed(line);
    }
}
