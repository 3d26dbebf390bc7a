package io.waybill.ledger;

/**
 * The promise to deliver one file to one destination: a row of the ledger. Times are epoch milliseconds.
 *
 * @param id of destination, source, size and time of change: the same file for the same destination is the same waybill
 * @param since when it came into its state
 * @param reason why it is in its state, in words; null where the state says it all
 * @param generation of its one live ticket
 * @param epoch raised each time it is taken for delivery; whoever holds a lower one has been overtaken
 * @param owner the node that took it last; null for none
 * @param lane the destination's one-upload-at-a-time resource that belongs to this waybill; null for none
 * @param job what the destination said when it took the whole file and began to work on it, JSON; null where it works
 *     on none
 * @param batch of two files that go together; null for one that goes alone
 * @param attempts deliveries since the last progress that did not get past the highest byte ever acknowledged
 * @param starts times it was taken since the last progress
 * @param waits how often it was waited for since the last progress, at no cost
 * @param nextAttempt not before this time; 0 for at once
 * @param receipt JSON, once delivered
 */
public record Waybill(
        String id,
        String destination,
        SpooledFile file,
        State state,
        long since,
        String reason,
        long generation,
        long epoch,
        String owner,
        String lane,
        Progress progress,
        String job,
        String batch,
        int attempts,
        int starts,
        int waits,
        long nextAttempt,
        String receipt,
        long accepted) {}
