package io.waybill.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes that one request brings, until it is complete: in a temporary file, or only counted. */
final class Spool extends OutputStream {
    private static final int BUFFER = 256 * 1024;

    private final Path file;
    private final boolean discard;
    private OutputStream out;
    private volatile long size;

    Spool(Path file, boolean discard) {
        this.file = file;
        this.discard = discard;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!discard) {
            if (out == null) {
                out = Files.newOutputStream(file);
            }
            out.write(bytes, offset, length);
        }
        size += length;
    }

    /** Takes all there is to read. */
    void fill(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read; (read = in.read(buffer)) >= 0; ) {
            write(buffer, 0, read);
        }
    }

    /** Counts bytes that were let go unseen. */
    void count(long bytes) {
        size += bytes;
    }

    long size() {
        return size;
    }

    boolean discards() {
        return discard;
    }

    /** The bytes again, none if they were discarded. */
    InputStream read() throws IOException {
        return out == null ? InputStream.nullInputStream() : Files.newInputStream(file);
    }

    /** Appends the first so many bytes to a file that exists. Discarded bytes become a hole. */
    void appendTo(Path target, long length) throws IOException {
        if (discard) {
            lengthen(target, length);
        } else if (length > 0) {
            copy(target, length);
        }
    }

    private static void lengthen(Path target, long by) throws IOException {
        try (RandomAccessFile held = new RandomAccessFile(target.toFile(), "rw")) {
            held.setLength(held.length() + by);
        }
    }

    private void copy(Path target, long length) throws IOException {
        try (FileChannel from = FileChannel.open(file);
                FileChannel to = FileChannel.open(target, StandardOpenOption.APPEND)) {
            for (long done = 0; done < length; ) {
                done += from.transferTo(done, length - done, to);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            Files.deleteIfExists(file);
        }
    }
}
