package io.waybill.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * A checksum as {@code Upload-Checksum} has it: an algorithm and the base64 of its result.
 *
 * <p>Source: the protocol page of Data Bank, section 7. The result of crc32 is its number written in digits.
 */
record TusChecksum(String algorithm, String value) {
    static final String ALGORITHMS = "sha1,sha256,sha384,sha512,md5,crc32";
    private static final Map<String, String> DIGESTS =
            Map.of("sha1", "SHA-1", "sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512", "md5", "MD5");
    private static final int BUFFER = 256 * 1024;

    static TusChecksum of(String header) {
        String[] halves = header.strip().split("\\s+");
        return new TusChecksum(halves[0], halves.length < 2 ? "" : halves[1]);
    }

    boolean isKnown() {
        return !value.isEmpty() && (DIGESTS.containsKey(algorithm) || algorithm.equals("crc32"));
    }

    /** Whether it is the checksum of these bytes; of discarded ones it always is. */
    boolean fits(Spool spool) throws IOException {
        try (InputStream in = spool.read()) {
            return spool.discards() || value.equals(Base64.getEncoder().encodeToString(result(in)));
        }
    }

    private byte[] result(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        if (algorithm.equals("crc32")) {
            CRC32 crc = new CRC32();
            for (int read; (read = in.read(buffer)) >= 0; ) {
                crc.update(buffer, 0, read);
            }
            return Long.toString(crc.getValue()).getBytes(StandardCharsets.US_ASCII);
        }
        MessageDigest digest = digest();
        for (int read; (read = in.read(buffer)) >= 0; ) {
            digest.update(buffer, 0, read);
        }
        return digest.digest();
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(DIGESTS.get(algorithm));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
