package io.waybill.chunk;

import io.waybill.ledger.Checked;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32C;

/**
 * SHA-256, CRC32C and, where it is wanted, MD5 of a file, computed beside the wire: another thread reads the file from
 * its start and follows the chunks. Where an upload goes on in the middle, what was acknowledged before is read again and compared, so that a
 * changed file is not continued.
 */
public final class Checksums {
    private static final int BUFFER = 256 * 1024;
    private static final ThreadLocal<byte[]> BUFFERS = ThreadLocal.withInitial(() -> new byte[BUFFER]);
    private static final ExecutorService BESIDE = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "checksums");
        thread.setDaemon(true);
        return thread;
    });

    private final Path file;
    private final Checked before;
    private final long resumedAt;
    private final MessageDigest sha256 = Digests.sha256();
    private final MessageDigest md5;
    private final CRC32C crc32c = new CRC32C();
    private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);
    private long asked;
    private volatile Checked reached = Checked.NOTHING;

    /**
     * @param before what the ledger knows of the part that was acknowledged earlier
     * @param resumedAt where the wire goes on, bytes from the start
     * @param md5 whether MD5 is computed too
     */
    public Checksums(Path file, Checked before, long resumedAt, boolean md5) {
        this.file = file;
        this.before = before;
        this.resumedAt = resumedAt;
        this.md5 = md5 ? Digests.md5() : null;
        if (before.offset() > 0) {
            follow(before.offset());
            reading = reading.thenRun(this::compare);
        }
    }

    /** The bytes up to {@code end} are on their way. Returns at once, except for a few bytes, which are read here. */
    public void follow(long end) {
        if (end > asked) {
            boolean few = end - asked <= BUFFER && reading.isDone();
            reading = few ? reading.thenRun(() -> read(end)) : reading.thenRunAsync(() -> read(end), BESIDE);
            asked = end;
        }
    }

    /**
     * What is known at an acknowledged offset. It is not waited for while the part from before is still being read.
     *
     * @throws FileChanged where the part from before is another than it was
     */
    public Checked at(long acknowledged) {
        if (reached.offset() < acknowledged && reached.offset() >= resumedAt || reading.isDone()) {
            await();
        }
        return reached.offset() > before.offset() ? reached : before;
    }

    /** The SHA-256 of all that was followed, in hexadecimal; waits for it. Can be asked once. */
    public String sha256Hex() {
        await();
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** The MD5 of all that was followed; waits for it. Can be asked once. */
    public byte[] md5() {
        await();
        return md5.digest();
    }

    /** The CRC32C of all that was followed, in hexadecimal; waits for it. */
    public String crc32cHex() {
        await();
        return HexFormat.of().toHexDigits((int) crc32c.getValue());
    }

    /** Throws {@link FileChanged} or {@link LocalTrouble} if that is already known; never waits. */
    public void check() {
        if (reading.isCompletedExceptionally()) {
            await();
        }
    }

    private void await() {
        try {
            reading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void read(long end) {
        byte[] buffer = BUFFERS.get();
        long at = reached.offset();
        try (FileChannel channel = FileChannel.open(file)) {
            while (at < end) {
                int read = channel.read(ByteBuffer.wrap(buffer, 0, (int) Math.min(BUFFER, end - at)), at);
                if (read < 1) {
                    throw new FileChanged("The spooled file must have " + end + " bytes, and ends at " + at);
                }
                sha256.update(buffer, 0, read);
                crc32c.update(buffer, 0, read);
                if (md5 != null) {
                    md5.update(buffer, 0, read);
                }
                at += read;
            }
        } catch (IOException e) {
            throw new LocalTrouble("The spooled file must be readable, and is not: " + file, e);
        }
        reached = new Checked(end, crc32c.getValue());
    }

    private void compare() {
        if (reached.crc32c() != before.crc32c()) {
            throw new FileChanged("The first " + before.offset() + " bytes must be those that were sent, with CRC32C "
                    + before.crc32c() + ", and now have " + reached.crc32c());
        }
    }
}
