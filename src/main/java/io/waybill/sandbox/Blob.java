package io.waybill.sandbox;

import java.nio.file.Path;

/**
 * A blob that the workspace stand-in holds.
 *
 * @param name with slashes, as it was sent
 * @param sha256 the hash in hex, empty if the bytes were discarded
 * @param md5 what the client said of the whole, Base64, which nobody verifies; empty if it said nothing
 * @param blocks of how many blocks it was made; 0 for one that came in one piece
 * @param times how often a blob of this name was made
 */
public record Blob(String name, long bytes, String sha256, String md5, int blocks, int times, Path path) {}
