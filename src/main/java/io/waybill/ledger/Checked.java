package io.waybill.ledger;

/** The CRC32C of a file's bytes from its start to {@code offset}. */
public record Checked(long offset, long crc32c) {
    public static final Checked NOTHING = new Checked(0, 0);
}
