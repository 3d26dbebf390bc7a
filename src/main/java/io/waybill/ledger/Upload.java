package io.waybill.ledger;

/**
 * An upload as it was opened at a destination.
 *
 * @param protocol by its name
 * @param url where it is; null where the file's name alone says it
 */
public record Upload(String protocol, String url) {}
