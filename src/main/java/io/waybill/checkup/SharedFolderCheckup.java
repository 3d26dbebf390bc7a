package io.waybill.checkup;

import io.waybill.chunk.ByteSize;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The folder that all nodes mount. What its file system can do is seen only by doing it: with empty files of the
 * doctor's own, which are removed.
 */
public final class SharedFolderCheckup {
    /** One thing that is done with the empty file. */
    private interface Trial {
        void run() throws IOException;
    }

    private final Path folder;
    private final List<Examined> found = new ArrayList<>();

    private SharedFolderCheckup(Path folder) {
        this.folder = folder;
    }

    /**
     * What there is to say; it ends with the first thing without which nothing works.
     *
     * @param keepFree bytes that the spool leaves free
     * @param locks whether the nodes elect one of them by a lock in it
     */
    public static List<Examined> look(Path folder, long keepFree, boolean locks) {
        SharedFolderCheckup checkup = new SharedFolderCheckup(folder);
        if (!Files.isDirectory(folder)) {
            return List.of(Examined.bad(
                    "folder", folder + " must be a folder, and is not there. Mount it, at the same path on each node"));
        }
        try {
            checkup.room(keepFree);
            checkup.tryOut(locks);
        } catch (IOException e) {
            checkup.found.add(Examined.bad(
                    "folder",
                    folder + " must be writable for " + System.getProperty("user.name", "this user") + ", and is not: "
                            + e.getMessage()));
        }
        return checkup.found;
    }

    private void room(long keepFree) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        String words = ByteSize.of(free) + " free on "
                + Files.getFileStore(folder).name() + " ("
                + Files.getFileStore(folder).type() + ")";
        found.add(
                free < keepFree
                        ? Examined.bad(
                                "disk",
                                words + ", and waybill.spool.keep-free keeps " + ByteSize.of(keepFree)
                                        + ": no file is taken in")
                        : Examined.well("disk", words));
    }

    private void tryOut(boolean locks) throws IOException {
        Path trial = Files.createTempFile(folder, ".doctor-", "");
        Path other = Files.createTempFile(folder, ".doctor-", "");
        try {
            found.add(Examined.well("folder", folder + " can be written"));
            found.add(attempt(
                    () -> Files.move(trial, other, StandardCopyOption.ATOMIC_MOVE),
                    Examined.well("rename", "a file takes the place of another in one step"),
                    why -> Examined.bad("rename", "a file must take the place of another in one step: " + why)));
            found.add(attempt(
                    () -> Files.createLink(trial, other),
                    Examined.well("hard links", "a file can have two names"),
                    why -> Examined.odd("hard links", "a file cannot have two names, and is copied instead: " + why)));
            if (locks) {
                found.add(attempt(
                        () -> lock(other),
                        Examined.well("lock", "a file can be locked"),
                        why -> Examined.bad("lock", "waybill.cluster = folder must have locks there: " + why)));
            }
        } finally {
            Files.deleteIfExists(trial);
            Files.deleteIfExists(other);
        }
    }

    private static Examined attempt(Trial trial, Examined well, Function<String, Examined> otherwise) {
        try {
            trial.run();
            return well;
        } catch (IOException | UnsupportedOperationException e) {
            return otherwise.apply(e.getMessage());
        }
    }

    private static void lock(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new IOException("a file that nobody knows of is locked by somebody else");
            }
        }
    }
}
