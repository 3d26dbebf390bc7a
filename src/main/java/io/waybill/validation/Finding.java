package io.waybill.validation;

import java.util.Comparator;

/**
 * Something that is wrong in the settings or the routes.
 *
 * @param sentence what must be, and what is
 */
public record Finding(Position at, String sentence) implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::at).thenComparing(Finding::sentence);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** {@code routes/soil.camel.yaml:12:7: A schedule must be ...}. */
    @Override
    public String toString() {
        return at.equals(Position.NOWHERE) ? sentence : at + ": " + sentence;
    }
}
