package io.waybill.sandbox;

import java.nio.file.Path;

/**
 * A record made by verify, attach or single-shot: what the service believes it holds, and what it does hold.
 *
 * <p>Today's attach looks at nothing (protocol page, section 7): it may have made a record of a part, or of nothing.
 *
 * @param id the record's number
 * @param filename the name as registered; moving servers sanitise it
 * @param bytes the size when the record was made, 0 if nothing was there
 * @param sha256 the hash in hex when the record was made, empty if the bytes were discarded or nothing was there
 * @param path where the bytes were when the record was made
 */
public record Registered(long id, String filename, long bytes, String sha256, Path path) {}
