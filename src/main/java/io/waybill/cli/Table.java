package io.waybill.cli;

import io.waybill.console.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows of words under headings; numbers are set to the right. */
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    public void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Number ? cell.toString() : Words.plain(String.valueOf(cell)));
        }
        rows.add(row);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(column == 0 ? "" : GAP).append(padded(row.get(column), column));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private String padded(String cell, int column) {
        String space = " ".repeat(width(column) - cell.codePointCount(0, cell.length()));
        return isNumeric(column) ? space + cell : cell + space;
    }

    private int width(int column) {
        return Collections.max(rows.stream()
                .map(row -> row.get(column).codePointCount(0, row.get(column).length()))
                .toList());
    }

    private boolean isNumeric(int column) {
        return rows.size() > 1
                && rows.stream().skip(1).allMatch(row -> row.get(column).matches("[\\d,]+"));
    }
}
