package io.waybill.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of one bytechunk until the request is complete: in a temporary file, or only counted. */
final class Spool extends OutputStream {
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

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            Files.deleteIfExists(file);
        }
    }
}
