package io.waybill.sandbox;

import java.nio.file.Path;

/**
 * A record made by verify: what the service believes it holds.
 *
 * @param id the record's number
 * @param filename the name as registered; moving servers sanitise it
 * @param bytes the size at the time of verify
 * @param sha256 the hash in hex at the time of verify, empty if the bytes were discarded
 * @param path where the bytes were at the time of verify
 */
public record Registered(long id, String filename, long bytes, String sha256, Path path) {}
