package io.waybill.destination;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Proof that a destination holds the whole file.
 *
 * @param address of the destination, without secrets
 * @param protocol by which the file went, by its name
 * @param bytes the size of the file
 * @param sha256 of the file, hexadecimal; null where checksums are off
 * @param crc32c of the file, hexadecimal; null where checksums are off
 * @param said the destination's own words
 * @param at epoch milliseconds
 * @param job the id of the destination's work on the file; null where there is none
 * @param acceptedOnly whether the destination took the file to work on it, and nobody knows what came of that
 * @param filing what the destination made of the file; null where it just holds it
 */
public record Receipt(
        String address,
        String protocol,
        String name,
        long bytes,
        String sha256,
        String crc32c,
        String said,
        long at,
        @JsonInclude(JsonInclude.Include.NON_NULL) String job,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean acceptedOnly,
        @JsonInclude(JsonInclude.Include.NON_NULL) Filing filing) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Receipt ofJob(String id) {
        return new Receipt(address, protocol, name, bytes, sha256, crc32c, said, at, id, acceptedOnly, filing);
    }

    /** As of now, in these words of the destination. */
    Receipt saying(String words) {
        return new Receipt(
                address,
                protocol,
                name,
                bytes,
                sha256,
                crc32c,
                words,
                System.currentTimeMillis(),
                job,
                acceptedOnly,
                filing);
    }

    Receipt acceptedOnly(String words) {
        return new Receipt(address, protocol, name, bytes, sha256, crc32c, words, at, job, true, filing);
    }

    /** What a person should read of it; null for nothing. */
    String reservations() {
        return filing == null ? null : filing.reservations();
    }

    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A receipt must become JSON, and did not", e);
        }
    }

    /** @throws IllegalArgumentException for a text that is no receipt */
    public static Receipt parse(String json) {
        try {
            return JSON.readValue(json, Receipt.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A receipt must be JSON as the ledger has it, and was " + json, e);
        }
    }
}
