package io.waybill.destination;

/**
 * How a destination is delivered to.
 *
 * @param address of the destination, as receipts have it
 * @param protocol by its name, as receipts have it
 * @param inFlight how many chunks of one size may be on their way at the same time; 0 for one after the other, of any
 *     size
 * @param mostChunks of one upload; 0 for any number
 * @param keepsEveryByte a broken line loses nothing that arrived, and so says nothing about the size of the chunks
 * @param checks what is computed and compared
 */
public record Manner(
        String address, String protocol, int inFlight, long mostChunks, boolean keepsEveryByte, Checks checks) {

    /**
     * What of a file is computed beside the wire, and compared.
     *
     * @param checksums SHA-256 and CRC32C
     * @param md5 MD5 of the whole, too; only with checksums
     * @param readBack whether the upload is read back and compared before it is made public; only with checksums
     */
    public record Checks(boolean checksums, boolean md5, boolean readBack) {
        public Checks {
            checksums |= md5 || readBack;
        }
    }

    /** The length of the next chunk of a file of {@code size} bytes, where {@code wished} is what goes well. */
    long chunk(long wished, long size) {
        return mostChunks == 0 ? wished : Math.max(wished, (size + mostChunks - 1) / mostChunks);
    }
}
