package io.waybill.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file as it was when it was accepted.
 *
 * @param source where it came from
 * @param folder the folders above it in the folder that is watched, with slashes; empty at the top
 * @param name its name at the destination
 * @param size in bytes
 * @param spooled where its bytes are read from
 * @param modified time of change of the spooled file, epoch milliseconds
 * @param fileKey what its file system calls the spooled file (its inode); empty where it has no such thing
 */
public record SpooledFile(
        String source, String folder, String name, long size, String spooled, long modified, String fileKey) {

    /** Each machine has a number of its own for a folder that several mount: only what the file is called in it counts. */
    public SpooledFile {
        fileKey = fileKey.replaceFirst("dev=[0-9a-fA-F]+,", "");
    }

    /** The file at {@code spooled} as it stands now. */
    public static SpooledFile stat(String source, String folder, String name, Path spooled) throws IOException {
        BasicFileAttributes now = Files.readAttributes(spooled, BasicFileAttributes.class);
        return new SpooledFile(
                source,
                folder,
                name,
                now.size(),
                spooled.toString(),
                now.lastModifiedTime().toMillis(),
                now.fileKey() == null ? "" : now.fileKey().toString());
    }

    public Path path() {
        return Path.of(spooled);
    }

    /** True if size, time of change and file key are what they were. */
    public boolean isUnchanged() throws IOException {
        return Files.exists(path()) && equals(stat(source, folder, name, path()));
    }
}
