package io.waybill.arrival;

import io.waybill.chunk.LocalTrouble;
import io.waybill.ledger.SpooledFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/**
 * The folder in which accepted files wait for their delivery, each under its waybill's id. A file that is handed out by
 * {@link #copy} or {@link #link} is on the disk, name and bytes.
 */
public final class Spool {
    private final Path folder;

    public Spool(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LocalTrouble("The spool must be a writable folder, and is not: " + folder, e);
        }
    }

    /** A synced copy of {@code source}. Throws {@link LocalTrouble} where it cannot be made or the source changed. */
    public SpooledFile copy(Path source, String name, String id) {
        Path target = folder.resolve(id);
        try {
            BasicFileAttributes before = Files.readAttributes(source, BasicFileAttributes.class);
            write(source, target);
            BasicFileAttributes after = Files.readAttributes(source, BasicFileAttributes.class);
            if (before.size() != after.size()
                    || !before.lastModifiedTime().equals(after.lastModifiedTime())
                    || Files.size(target) != after.size()) {
                throw new LocalTrouble("A file must not change while it is taken, and did: " + source, null);
            }
            sync();
            return SpooledFile.stat(source.toString(), name, target);
        } catch (IOException e) {
            throw new LocalTrouble("A copy of " + source + " must fit into the spool, and could not be made", e);
        }
    }

    /** A hard link to {@code source}; a copy where the file system does not allow one. */
    public SpooledFile link(Path source, String name, String id) {
        Path target = folder.resolve(id);
        try {
            Files.deleteIfExists(target);
            Files.createLink(target, source.toRealPath());
            sync();
            return SpooledFile.stat(source.toString(), name, target);
        } catch (IOException | UnsupportedOperationException notHere) {
            return copy(source, name, id);
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
