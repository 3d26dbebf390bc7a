package io.waybill.arrival;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What makes two arrivals the same waybill: the same file, unchanged, for the same destination. */
public record FileIdentity(String destination, String source, long size, long modified) {

    /** The waybill's id: 32 hexadecimal digits, the same for the same identity, today and after a crash. */
    public String id() {
        String text = String.join("\0", destination, source, Long.toString(size), Long.toString(modified));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256", e);
        }
    }
}
