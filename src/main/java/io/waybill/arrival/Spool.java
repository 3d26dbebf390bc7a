package io.waybill.arrival;

import io.waybill.chunk.ByteSize;
import io.waybill.chunk.LocalTrouble;
import io.waybill.ledger.SpooledFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The folder in which accepted files wait for their delivery, each under its waybill's id. A file that is handed out by
 * {@link #copy} or {@link #link} is on the disk, name and bytes.
 */
public final class Spool {
    private final Path folder;
    private final long keepFree;

    /** @param keepFree bytes of its disk that it leaves to others: the ledger and the queue */
    public Spool(Path folder, long keepFree) {
        this.folder = folder;
        this.keepFree = keepFree;
        try {
            Files.createDirectories(folder);
            Files.createDirectories(folder.resolveSibling("incoming"));
        } catch (IOException e) {
            throw new LocalTrouble("The spool must be a writable folder, and is not: " + folder, e);
        }
    }

    /**
     * A synced copy of {@code file}.
     *
     * @throws NotTaken where the file changed or cannot be read
     * @throws LocalTrouble where the copy cannot be made
     */
    public SpooledFile copy(ArrivedFile file, String id) {
        Path target = folder.resolve(id);
        Path source = file.local();
        mustHaveRoom(file);
        try {
            write(source, target);
            sync();
            file.mustBeUnchanged();
            return SpooledFile.stat(file.source(), file.folder(), file.name(), target);
        } catch (IOException e) {
            if (!Files.isReadable(source)) {
                throw new NotTaken("A file that arrived must be readable, and is not: " + file.source(), e);
            }
            throw new LocalTrouble(
                    "A copy of " + file.source() + " must fit into the spool, and could not be made: " + e.getMessage(),
                    e);
        }
    }

    /** A hard link to {@code file}; a copy where the file system does not allow one. */
    public SpooledFile link(ArrivedFile file, String id) {
        Path target = folder.resolve(id);
        try {
            Files.deleteIfExists(target);
            Files.createLink(target, file.local().toRealPath());
            sync();
            file.mustBeUnchanged();
            return SpooledFile.stat(file.source(), file.folder(), file.name(), target);
        } catch (IOException | UnsupportedOperationException notHere) {
            return copy(file, id);
        }
    }

    /** Bytes that its disk has free. */
    public long free() {
        return folder.toFile().getUsableSpace();
    }

    /** Bytes of its disk that it leaves to others. */
    public long keepFree() {
        return keepFree;
    }

    /**
     * The disk of the spool must have room for {@code file} and keep some free.
     *
     * @throws NotTaken where it is this file's size that is too much for it
     * @throws LocalTrouble where it is full
     */
    public void mustHaveRoom(ArrivedFile file) {
        long free = free();
        if (free < keepFree) {
            throw new LocalTrouble(
                    "The disk of the spool must keep " + ByteSize.of(keepFree)
                            + " free (waybill.spool.keep-free), and has " + ByteSize.of(free) + ": " + folder,
                    null);
        }
        if (free - keepFree < file.size()) {
            throw new NotTaken(
                    "The disk of the spool must have room for the file, " + ByteSize.of(file.size()) + ", beside the "
                            + ByteSize.of(keepFree) + " of waybill.spool.keep-free, and has " + ByteSize.of(free),
                    null);
        }
    }

    /** Where a file is fetched to before it is spooled; what is there was fetched earlier. */
    Path incoming(String id) {
        return folder.resolveSibling("incoming").resolve(id);
    }

    /** Forgets what was fetched of files that have not been asked for since {@code time}. */
    void forgetIncoming(Instant time) {
        try (Stream<Path> files = Files.list(folder.resolveSibling("incoming"))) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new LocalTrouble("What was fetched long ago must be removable, and is not: " + e.getMessage(), e);
        }
    }

    /** Forgets the spooled file of {@code id}, if there is one. */
    public void remove(String id) {
        try {
            Files.deleteIfExists(folder.resolve(id));
        } catch (IOException e) {
            throw new LocalTrouble("The spooled file of a delivered waybill must be removable, and is not: " + id, e);
        }
    }

    /** The ids that the spool has a file for. To be closed. */
    public Stream<String> ids() {
        try {
            return Files.list(folder).map(path -> path.getFileName().toString());
        } catch (IOException e) {
            throw new LocalTrouble("The spool must be a readable folder, and is not: " + folder, e);
        }
    }

    private static void write(Path source, Path target) throws IOException {
        // What is there may be a link to the source, and writing into it would empty the source.
        Files.deleteIfExists(target);
        try (FileChannel in = FileChannel.open(source);
                FileChannel out = FileChannel.open(
                        target,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            for (long at = 0, moved = 1; moved > 0; at += moved) {
                moved = in.transferTo(at, Long.MAX_VALUE - at, out);
            }
            out.force(true);
        }
    }

    private void sync() throws IOException {
        try (FileChannel names = FileChannel.open(folder)) {
            names.force(true);
        }
    }
}
