package io.waybill.sandbox;

/**
 * A file that the DATATILE stand-in has taken, and the job that processes it.
 *
 * @param job its number
 * @param mode create, reload or append
 * @param hash of the folder or the database
 * @param filename as sent
 * @param sha256 the hash in hex, empty if the bytes were discarded
 * @param failed whether the job ended without having done anything
 * @param ended whether the job is over
 */
public record Imported(
        long job,
        String mode,
        String hash,
        String filename,
        long bytes,
        String sha256,
        boolean failed,
        boolean ended) {}
