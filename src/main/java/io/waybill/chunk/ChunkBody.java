package io.waybill.chunk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.core5.http.ContentType;

/**
 * One chunk as the file part of a multipart request: streamed from the file, of known length, repeatable, and of the
 * same memory whatever its size.
 */
public final class ChunkBody extends AbstractContentBody {
    private static final int BUFFER = 128 * 1024;
    private static final ThreadLocal<byte[]> BUFFERS = ThreadLocal.withInitial(() -> new byte[BUFFER]);

    private final Path file;
    private final Chunk chunk;
    private final String partName;
    private final Watch watch;

    /** Is told of every stretch of bytes before it is written, and may throw to end the request; and after it. */
    @FunctionalInterface
    public interface Watch {
        void sending(int bytes);

        /** Waits until some of so many bytes may be written, and says how many: one at least. */
        default int admit(int bytes) {
            return bytes;
        }

        /** Bytes are written whose reading and writing took so long. */
        default void wrote(int bytes, long diskNanos, long lineNanos) {}
    }

    /** @param partName the {@code filename} of the part; the same for all files, so that no file name gets into a head */
    public ChunkBody(Path file, Chunk chunk, String partName, Watch watch) {
        super(ContentType.APPLICATION_OCTET_STREAM);
        this.file = file;
        this.chunk = chunk;
        this.partName = partName;
        this.watch = watch;
    }

    @Override
    public String getFilename() {
        return partName;
    }

    @Override
    public long getContentLength() {
        return chunk.length();
    }

    /** @throws LocalTrouble where the file cannot be read or is shorter than it was */
    @Override
    public void writeTo(OutputStream out) throws IOException {
        read((buffer, length, diskNanos) -> {
            int piece;
            for (int at = 0; at < length; at += piece) {
                piece = watch.admit(length - at);
                write(out, buffer, at, piece, at == 0 ? diskNanos : 0);
                if (piece < length) {
                    // Else the client would gather small pieces, and the service hear nothing for a while.
                    out.flush();
                }
            }
        });
    }

    private void write(OutputStream out, byte[] buffer, int at, int length, long diskNanos) throws IOException {
        watch.sending(length);
        long began = System.nanoTime();
        out.write(buffer, at, length);
        watch.wrote(length, diskNanos, System.nanoTime() - began);
    }

    /** The MD5 of what will be sent; the bytes are read for it, and again when they are sent. */
    public byte[] md5() throws IOException {
        MessageDigest md5 = Digests.md5();
        read((buffer, length, diskNanos) -> {
            watch.sending(0);
            md5.update(buffer, 0, length);
        });
        return md5.digest();
    }

    private void read(Taker taker) throws IOException {
        byte[] buffer = BUFFERS.get();
        try (FileChannel channel = open()) {
            for (long at = chunk.offset(); at < chunk.end(); ) {
                long began = System.nanoTime();
                int read = read(channel, ByteBuffer.wrap(buffer, 0, (int) Math.min(BUFFER, chunk.end() - at)), at);
                taker.take(buffer, read, System.nanoTime() - began);
                at += read;
            }
        }
    }

    @FunctionalInterface
    private interface Taker {
        void take(byte[] buffer, int length, long diskNanos) throws IOException;
    }

    private FileChannel open() {
        try {
            return FileChannel.open(file);
        } catch (IOException e) {
            throw new LocalTrouble("The spooled file must be readable, and is not: " + file, e);
        }
    }

    private int read(FileChannel channel, ByteBuffer buffer, long at) {
        try {
            int read = channel.read(buffer, at);
            if (read > 0) {
                return read;
            }
            throw new LocalTrouble("The spooled file must have " + chunk.end() + " bytes, and ends at " + at, null);
        } catch (IOException e) {
            throw new LocalTrouble("The spooled file must be readable at " + at + ", and is not: " + file, e);
        }
    }
}
