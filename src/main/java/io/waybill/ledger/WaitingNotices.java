package io.waybill.ledger;

/**
 * Notices that nobody has taken in spite of more than one try.
 *
 * @param channel that they are for
 * @param oldest when the oldest of them was made, epoch milliseconds
 */
public record WaitingNotices(String channel, long notices, long oldest) {}
