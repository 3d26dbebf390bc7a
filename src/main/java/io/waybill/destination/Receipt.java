package io.waybill.destination;

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
 */
public record Receipt(
        String address, String protocol, String name, long bytes, String sha256, String crc32c, String said, long at) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

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
