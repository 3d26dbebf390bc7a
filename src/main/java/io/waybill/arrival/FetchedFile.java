package io.waybill.arrival;

import io.waybill.chunk.LocalTrouble;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that is fetched, appended to, and on the disk when it is closed. What goes wrong with it is {@link LocalTrouble},
 * and so told from a line that broke.
 */
final class FetchedFile extends FilterOutputStream {
    private final Path path;

    private FetchedFile(Path path) throws IOException {
        super(Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        this.path = path;
    }

    /** @param path what is there of it stays */
    static FetchedFile at(Path path) {
        try {
            return new FetchedFile(path);
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    @Override
    public void write(byte[] bytes, int start, int length) {
        try {
            out.write(bytes, start, length);
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    @Override
    public void close() {
        try (OutputStream written = out;
                FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            written.flush();
            channel.force(true);
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    private static LocalTrouble trouble(IOException e) {
        return new LocalTrouble(
                "A fetched file must fit into the spool, and could not be written: " + e.getMessage(), e);
    }
}
