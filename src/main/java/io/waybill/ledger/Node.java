package io.waybill.ledger;

/**
 * A process that works on the ledger. Times are epoch milliseconds by its own clock.
 *
 * @param id no other process has had it
 * @param name for people, such as its host's
 * @param since when it began
 * @param beats how many signs of life it has given
 * @param at when it gave the last
 * @param polls whether it looks for files that arrive
 * @param routes a digest of the routes that it runs: nodes with the same ones have the same
 */
public record Node(String id, String name, long since, long beats, long at, boolean polls, String routes) {

    Node at(long time) {
        return new Node(id, name, since, beats, time, polls, routes);
    }

    Node polling(boolean now) {
        return new Node(id, name, since, beats, at, now, routes);
    }

    Node running(String now) {
        return new Node(id, name, since, beats, at, polls, now);
    }

    /** True if this is {@code earlier} at a later time. */
    public boolean hasBeatenSince(Node earlier) {
        return id.equals(earlier.id) && beats != earlier.beats;
    }
}
