package io.waybill.ledger;

import java.util.UUID;

/**
 * Files that came together, by one push or in one run of an arrival: when all of them have ended, that is told once.
 * Times are epoch milliseconds.
 *
 * @param source where they came from, for people
 * @param closes no file is added to it after that time
 * @param late whether it was told already that it takes long
 */
public record Consignment(String id, Kind kind, String source, long begun, long closes, boolean late) {

    /** How files come together. */
    public enum Kind {
        PUSH,
        RUN
    }

    /**
     * What one look of an arrival takes.
     *
     * @param closes the looks until then are the same run
     */
    public static Consignment run(String source, long now, long closes) {
        return new Consignment(UUID.randomUUID().toString(), Kind.RUN, source, now, closes, false);
    }

    /** @param id by which whoever pushes names what belongs together */
    public static Consignment push(String id, String source, long now) {
        return new Consignment(id, Kind.PUSH, source, now, now, false);
    }
}
