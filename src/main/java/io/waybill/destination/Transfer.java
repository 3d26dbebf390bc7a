package io.waybill.destination;

import io.waybill.chunk.Checksums;
import io.waybill.chunk.Chunk;
import io.waybill.chunk.ChunkSize;
import io.waybill.chunk.ChunkWindow;
import io.waybill.chunk.Chunker;
import io.waybill.ledger.Checked;
import io.waybill.ledger.SpooledFile;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of one delivery on their way: from where, in what chunks, how far, and their checksums beside the wire. Used
 * by one thread, except where several chunks are in flight: then by those that send them too.
 */
final class Transfer {
    private static final long ENOUGH_NANOS = 2_000_000_000L;

    /** Of a destination with a limited bandwidth no more than this is begun, so that a line that breaks costs no more. */
    private static final Duration AT_RISK = Duration.ofSeconds(30);

    private final SpooledFile file;
    private final Manner manner;
    private final ChunkSize chunkSize;
    private final AtomicLong written = new AtomicLong();
    private final Pace pace;
    private final Throttle throttle;
    /** When each of several chunks in flight began, by its offset. */
    private final Map<Long, Long> started = new ConcurrentHashMap<>();

    private Chunker chunker;
    private ChunkWindow window;
    private Checksums checksums;
    private long chunkStarted;
    private boolean limited;
    private boolean shortened;
    private boolean whole;
    private long begunAt;
    private long begunNanos;
    private String sha256;

    Transfer(SpooledFile file, Manner manner, ChunkSize chunkSize, Throttle throttle) {
        this.file = file;
        this.manner = manner;
        this.chunkSize = chunkSize;
        this.throttle = throttle;
        this.pace = new Pace(System::nanoTime, atOnce());
        goOnFrom(0, Checked.NOTHING);
    }

    /** @param known what the ledger has of the checksums of what comes before {@code offset} */
    void goOnFrom(long offset, Checked known) {
        written.set(offset);
        begunAt = offset;
        chunker = new Chunker(offset, file.size(), this::chunkLength);
        window = manner.inFlight() > 0
                ? new ChunkWindow(
                        offset, file.size(), chunkLength(), manner.inFlight(), () -> throttle.bytesIn(AT_RISK))
                : null;
        checksums = manner.checks().checksums()
                ? new Checksums(file.path(), known, offset, manner.checks().md5())
                : null;
    }

    boolean hasNext() {
        return window == null ? chunker.hasNext() : window.hasNext();
    }

    /** The next chunk, which is on its way from now on. */
    Chunk next() {
        Chunk chunk = window == null ? chunker.next() : window.next();
        chunkStarted = System.nanoTime();
        limited = throttle.isLimited();
        shortened = limited && chunk.length() < chunkSize.bytes();
        begunNanos = begunNanos == 0 ? chunkStarted : begunNanos;
        if (window != null) {
            started.put(chunk.offset(), chunkStarted);
        }
        follow(chunk.end());
        return chunk;
    }

    /** The whole file is on its way, in one call. */
    void sendWhole() {
        whole = true;
        chunkStarted = System.nanoTime();
        follow(file.size());
    }

    boolean isWhole() {
        return whole;
    }

    /** How long the chunk in flight, or the whole file, has been on its way. */
    long nanos() {
        return System.nanoTime() - chunkStarted;
    }

    /** How long one of several chunks in flight was on its way; to be asked once. */
    long nanos(Chunk chunk) {
        Long began = started.remove(chunk.offset());
        return System.nanoTime() - (began == null ? chunkStarted : began);
    }

    /** Up to where bytes may be on their way when all before {@code offset} have arrived. */
    long endAfter(long offset) {
        return window == null ? chunker.endAfter(offset) : Math.max(window.handedOut(), chunker.endAfter(offset));
    }

    /** One of several chunks in flight has arrived. Returns up to where all have. */
    long arrived(Chunk chunk) {
        return window.arrived(chunk);
    }

    /** One of several chunks in flight has failed: no other follows. */
    void end() {
        window.end();
    }

    /** What was written of the chunk in flight. */
    void write(int bytes) {
        written.addAndGet(bytes);
    }

    /** Bytes of the file written to the destination, those before this attempt included. */
    long written() {
        return written.get();
    }

    /** How many chunks may be on their way together. */
    private int atOnce() {
        return (int) Math.max(1, Math.min(manner.inFlight(), (file.size() + chunkLength() - 1) / chunkLength()));
    }

    /** How its time goes by. */
    Pace pace() {
        return pace;
    }

    /** The destination has the chunk in flight. True if the next one is to have another size. */
    boolean tookInTime(Chunk chunk) {
        // How fast it goes with a limit says nothing of what goes well.
        return !limited && !throttle.isLimited() && chunkSize.acknowledged(chunk.length(), nanos());
    }

    void acknowledge(long offset) {
        if (window == null) {
            chunker.acknowledge(offset);
        } else {
            window.acknowledge(offset);
        }
    }

    long acknowledged() {
        return window == null ? chunker.acknowledged() : window.acknowledged();
    }

    /** How long the rest will take at the speed so far; empty where there is too little to tell by. */
    Optional<Duration> left() {
        long done = acknowledged() - begunAt;
        long nanos = System.nanoTime() - begunNanos;
        return done == 0 || nanos < ENOUGH_NANOS
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) ((file.size() - acknowledged()) * (nanos / 1e6 / done))));
    }

    /** Of what length each chunk is but the last, bytes; they are all alike where several are in flight. */
    long chunkLength() {
        long wished = chunkSize.bytes();
        return manner.chunk(
                manner.keepsEveryByte()
                        ? wished
                        : Math.max(chunkSize.smallest(), Math.min(wished, throttle.bytesIn(AT_RISK))),
                file.size());
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
                && (tooLarge || !manner.keepsEveryByte() && !shortened)
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

    /** The MD5 of the file as it was sent; waits for it. Empty where it is not computed. */
    Optional<byte[]> md5() {
        if (!manner.checks().md5()) {
            return Optional.empty();
        }
        checksums.follow(file.size());
        return Optional.of(checksums.md5());
    }

    /** The CRC32C of the file, as above. */
    String crc32c() {
        return sha256() == null ? null : checksums.crc32cHex();
    }
}
