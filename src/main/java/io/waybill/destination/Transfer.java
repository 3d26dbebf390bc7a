package io.waybill.destination;

import io.waybill.chunk.Checksums;
import io.waybill.chunk.Chunk;
import io.waybill.chunk.ChunkSize;
import io.waybill.chunk.Chunker;
import io.waybill.ledger.Checked;
import io.waybill.ledger.SpooledFile;

/**
 * The bytes of one delivery on their way: from where, in what chunks, how far, and their checksums beside the wire. Used
 * by one thread, except for {@link #written()}.
 */
final class Transfer {
    private final SpooledFile file;
    private final Manner manner;
    private final ChunkSize chunkSize;
    private Chunker chunker;
    private Checksums checksums;
    private long chunkStarted;
    private volatile long written;
    private String sha256;

    Transfer(SpooledFile file, Manner manner, ChunkSize chunkSize) {
        this.file = file;
        this.manner = manner;
        this.chunkSize = chunkSize;
        goOnFrom(0, Checked.NOTHING);
    }

    /** @param known what the ledger has of the checksums of what comes before {@code offset} */
    void goOnFrom(long offset, Checked known) {
        written = offset;
        chunker = new Chunker(offset, file.size(), () -> manner.chunk(chunkSize.bytes(), file.size()));
        checksums = manner.checksums() ? new Checksums(file.path(), known, offset) : null;
    }

    boolean hasNext() {
        return chunker.hasNext();
    }

    /** The next chunk, which is on its way from now on. */
    Chunk next() {
        Chunk chunk = chunker.next();
        chunkStarted = System.nanoTime();
        follow(chunk.end());
        return chunk;
    }

    /** Where the chunk that begins at {@code offset} will end. */
    long endAfter(long offset) {
        return chunker.endAfter(offset);
    }

    /** What was written of the chunk in flight. */
    void write(int bytes) {
        written += bytes;
    }

    /** Bytes of the file written to the destination, those before this attempt included. */
    long written() {
        return written;
    }

    /** The destination has the chunk in flight. True if the next one is to have another size. */
    boolean tookInTime(Chunk chunk) {
        return chunkSize.acknowledged(chunk.length(), System.nanoTime() - chunkStarted);
    }

    void acknowledge(long offset) {
        chunker.acknowledge(offset);
    }

    long acknowledged() {
        return chunker.acknowledged();
    }

    /** The size that goes well, bytes. */
    long chunkSize() {
        return chunkSize.bytes();
    }

    /**
     * Makes the chunks smaller if one was in flight. False if none was or they cannot be.
     *
     * @param tooLarge true if it was its size; false if the line broke, which says little of the size where the
     *     destination keeps every byte that came
     */
    boolean halve(boolean tooLarge) {
        return chunker.isInFlight()
                && (tooLarge || !manner.keepsEveryByte())
                && chunkSize.halve(tooLarge ? chunker.inFlight() : Long.MAX_VALUE);
    }

    /** The bytes up to {@code end} are on their way. */
    void follow(long end) {
        if (checksums != null) {
            checksums.follow(end);
        }
    }

    /** Throws what is known already to be wrong with what was read beside the wire; never waits. */
    void check() {
        if (checksums != null) {
            checksums.check();
        }
    }

    /** What is known of the checksums at an acknowledged offset. */
    Checked checked(long acknowledged) {
        return checksums == null ? Checked.NOTHING : checksums.at(acknowledged);
    }

    /** The SHA-256 of the file as it was sent, hexadecimal; waits for it. Null where checksums are off. */
    String sha256() {
        if (sha256 == null && checksums != null) {
            checksums.follow(file.size());
            sha256 = checksums.sha256Hex();
        }
        return sha256;
    }

    /** The CRC32C of the file, as above. */
    String crc32c() {
        return sha256() == null ? null : checksums.crc32cHex();
    }
}
