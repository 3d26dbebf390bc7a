package io.waybill.validation;

import java.util.Comparator;

/**
 * Where something stands that a person wrote.
 *
 * @param file as the person named it; or what is no file, in words; empty for nowhere
 * @param line from 1; 0 where there are no lines
 * @param column from 1, in characters; 0 where there are no lines
 */
public record Position(String file, int line, int column) implements Comparable<Position> {
    public static final Position NOWHERE = outside("");

    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::file).thenComparing(Position::line).thenComparing(Position::column);

    /** What is in no file: an environment variable, for example. */
    public static Position outside(String words) {
        return new Position(words, 0, 0);
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /** {@code routes/soil.camel.yaml:12:7}. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
