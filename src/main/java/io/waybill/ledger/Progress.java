package io.waybill.ledger;

/**
 * How far a waybill's upload has come, as the ledger knows it. Offsets are bytes from the start of the file.
 *
 * @param begun this waybill has opened the upload at the destination
 * @param acknowledged what the destination acknowledged in this upload
 * @param highest the highest offset ever acknowledged, in any upload of this waybill
 * @param sent the highest byte of this upload that may have been sent
 * @param checked up to where {@code crc} is the CRC32C of the file
 * @param upload how it was opened; null while nothing is begun
 * @param committing when the commit mark was written, epoch milliseconds; 0 for no mark
 */
public record Progress(
        boolean begun,
        Upload upload,
        long acknowledged,
        long highest,
        long sent,
        long checked,
        long crc,
        long committing) {

    /** Nothing opened, nothing sent. */
    public static final Progress NONE = new Progress(false, null, 0, 0, 0, 0, 0, 0);

    /** True if a call that may have made the file public has been made without an answer on record. */
    public boolean isCommitting() {
        return committing != 0;
    }

    /** True if {@code offset}, as told by a server, can be an offset of this upload. */
    public boolean canBeOurs(long offset) {
        return begun && acknowledged <= offset && offset <= sent;
    }
}
