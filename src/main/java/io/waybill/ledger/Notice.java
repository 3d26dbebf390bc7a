package io.waybill.ledger;

/**
 * Something that is to be told through one channel. Times are epoch milliseconds.
 *
 * @param id the same for all channels
 * @param content JSON
 * @param attempts how often it was taken to be sent
 * @param nextAttempt it is not taken before that time
 */
public record Notice(String id, String channel, String content, long made, int attempts, long nextAttempt) {}
