package io.waybill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of journal, ledger and spool, owned by this process: a second one is refused. */
final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static DataFolder own(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new WrongSetting("The folder waybill.data must belong to one running Waybill, and another process"
                        + " has it: " + folder);
            }
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw new WrongSetting("The folder waybill.data must be writable, and is not: " + folder, e);
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /** What was last written under {@code name}. */
    Optional<String> read(String name) {
        try {
            return Files.exists(folder.resolve(name))
                    ? Optional.of(Files.readString(folder.resolve(name)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new WrongSetting("The folder waybill.data must be readable, and is not: " + folder.resolve(name), e);
        }
    }

    void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new WrongSetting("The folder waybill.data must be writable, and is not: " + folder.resolve(name), e);
        }
    }

    /** A folder in it that is there and has no file in it. */
    Path emptied(String name) {
        Path inside = folder.resolve(name);
        try {
            Files.createDirectories(inside);
            try (Stream<Path> files = Files.list(inside)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new WrongSetting("The folder waybill.data must be writable, and is not: " + inside, e);
        }
        return inside;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock must be given back, and is not: " + folder, e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException thisProcess) {
            return null;
        }
    }
}
