package io.waybill.arrival;

import io.waybill.chunk.ByteSize;
import io.waybill.chunk.LocalTrouble;
import io.waybill.ledger.SpooledFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The folder in which accepted files wait for their delivery, each under its waybill's id. A file that is handed out by
 * {@link #copy} or {@link #link} is on the disk, name and bytes. Where several nodes share the folder, each writes under
 * names of its own, and the ledger says whose file counts.
 */
public final class Spool {
    private final Path folder;
    private final Path incoming;
    private final String writer;
    private final long keepFree;

    /** @param keepFree bytes of its disk that it leaves to others: the ledger and the queue */
    public Spool(Path folder, long keepFree) {
        this(folder, folder.resolveSibling("incoming"), "", keepFree);
    }

    /** One that several share; {@code incoming} is this one's own, and {@code writer} nobody else's name. */
    public static Spool shared(Path folder, Path incoming, String writer, long keepFree) {
        return new Spool(folder, incoming, "." + writer, keepFree);
    }

    private Spool(Path folder, Path incoming, String writer, long keepFree) {
        this.folder = folder;
        this.incoming = incoming;
        this.writer = writer;
        this.keepFree = keepFree;
        try {
            Files.createDirectories(folder);
            Files.createDirectories(incoming);
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
        Path target = folder.resolve(id + writer);
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
        Path target = folder.resolve(id + writer);
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
        return incoming.resolve(id);
    }

    /** Forgets what was fetched of files that have not been asked for since {@code time}. */
    void forgetIncoming(Instant time) {
        try (Stream<Path> files = Files.list(incoming)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new LocalTrouble("What was fetched long ago must be removable, and is not: " + e.getMessage(), e);
        }
    }

    /** Forgets a spooled file, if it is there. */
    public void remove(SpooledFile file) {
        remove(file.path());
    }

    void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new LocalTrouble("A spooled file that nobody needs must be removable, and is not: " + file, e);
        }
    }

    /** The id of the waybill that a file of the spool is of. */
    static String id(Path file) {
        return file.getFileName().toString().replaceFirst("\\..*", "");
    }

    /** True if the file has been there, as it is, since before {@code time}; whoever writes it would have come further. */
    static boolean isUntouchedSince(Path file, Instant time) {
        try {
            return ((FileTime) Files.getAttribute(file, "unix:ctime"))
                    .toInstant()
                    .isBefore(time);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** The files in it. To be closed. */
    Stream<Path> files() {
        try {
            return Files.list(folder);
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
