package io.waybill;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/**
 * The folder of the demo, emptied at its start. It is known by a mark that the demo puts into a new or empty folder;
 * without it nothing is deleted. The mark is locked, so that no second demo empties a folder that is in use.
 */
final class DemoFolder implements AutoCloseable {
    private static final String MARK = "waybill-demo";

    private final Path folder;
    private final FileChannel mark;

    private DemoFolder(Path folder, FileChannel mark) {
        this.folder = folder;
        this.mark = mark;
    }

    /** Takes and empties {@code folder}, or refuses it in words. */
    static DemoFolder take(Path folder) {
        try {
            mustBeADemos(folder);
            Files.createDirectories(folder);
            FileChannel mark = FileChannel.open(
                    folder.resolve(MARK),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            if (!isLocked(mark)) {
                mark.close();
                throw new WrongSetting("One demo at a time can run in " + folder + ", and another one does");
            }
            empty(folder);
            return new DemoFolder(folder, mark);
        } catch (IOException e) {
            throw new WrongSetting("The folder of the demo must be writable, and is not: " + folder, e);
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        mark.close();
    }

    private static void mustBeADemos(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        boolean marked = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(folder.resolve(MARK), LinkOption.NOFOLLOW_LINKS);
        if (!marked && !isEmptyFolder(folder)) {
            throw new WrongSetting("The folder " + folder + " must be free for the demo, which empties it, and holds"
                    + " something else. Move it away first");
        }
    }

    private static boolean isLocked(FileChannel mark) throws IOException {
        try {
            return mark.tryLock() != null;
        } catch (OverlappingFileLockException thisProcess) {
            return false;
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.findAny().isEmpty();
        }
    }

    /** Links are deleted and not followed. */
    private static void empty(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(folder.resolve(MARK))) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!left.equals(folder)) {
                    Files.delete(left);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
