package io.waybill.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What is kept of a waybill that was given up after its time. Times are epoch milliseconds.
 *
 * @param size in bytes
 * @param state DELIVERED, or DISCARDED, which a dead letter is that was given up
 * @param since when it came into that state
 * @param at when it was given up
 */
public record Purged(
        String id,
        String destination,
        String source,
        String folder,
        String name,
        long size,
        State state,
        long since,
        long accepted,
        long at) {

    /** The waybill as far as it is known: without its receipt, and with no file in the spool. */
    Waybill waybill() {
        return new Waybill(
                id,
                destination,
                new SpooledFile(source, folder, name, size, "", 0, ""),
                state,
                since,
                "purged " + Instant.ofEpochMilli(at) + ": its receipt and timeline are not kept any more",
                0,
                0,
                null,
                null,
                new Progress(false, null, state == State.DELIVERED ? size : 0, 0, 0, 0, 0, 0),
                null,
                null,
                0,
                0,
                0,
                0,
                null,
                accepted);
    }

    /** What is known of its timeline. */
    List<Event> timeline() {
        return List.of(
                new Event(id, 1, accepted, "accepted", source + ", " + size + " bytes"),
                new Event(id, 2, since, Ledger.words(state), null),
                new Event(id, 3, at, "purged", "its receipt and timeline are not kept any more"));
    }
}
