package io.waybill.arrival;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file in a folder of this machine.
 *
 * @param folder see {@link ArrivedFile#folder}
 * @param size bytes
 * @param modified time of change, epoch milliseconds
 * @param key what the file system calls it (device and inode); empty where it has no such thing
 */
public record FolderFile(Path path, String folder, long size, long modified, String key) implements ArrivedFile {

    /**
     * The file as it stands now.
     *
     * @throws NotTaken where there is none that can be read
     */
    public static FolderFile of(Path path, String folder) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return of(absolute, folder, Files.readAttributes(absolute, BasicFileAttributes.class));
        } catch (IOException e) {
            throw new NotTaken("A file that arrived must be readable, and is not: " + absolute, e);
        }
    }

    static FolderFile of(Path absolute, String folder, BasicFileAttributes now) {
        return new FolderFile(
                absolute,
                folder,
                now.size(),
                now.lastModifiedTime().toMillis(),
                now.fileKey() == null ? "" : now.fileKey().toString());
    }

    @Override
    public String source() {
        return path.toString();
    }

    @Override
    public String name() {
        return path.getFileName().toString();
    }

    @Override
    public Path local() {
        return path;
    }

    @Override
    public boolean isFetched() {
        return false;
    }

    @Override
    public void mustBeUnchanged() {
        if (!equals(of(path, folder))) {
            throw new NotTaken("A file must not change while it is taken, and did: " + path, null);
        }
    }
}
