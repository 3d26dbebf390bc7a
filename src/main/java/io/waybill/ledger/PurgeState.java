package io.waybill.ledger;

/**
 * How the ledger's purge stands. Times are epoch milliseconds; 0 for never.
 *
 * @param node which is at it; null while none is
 * @param began when it was last begun
 * @param ended when it last came to its end
 * @param purged how many waybills it gave up then
 * @param trouble what it came to grief over since; null for nothing
 */
public record PurgeState(String node, long began, long ended, long purged, String trouble) {}
