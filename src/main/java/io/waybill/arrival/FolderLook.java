package io.waybill.arrival;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One look at a folder of this machine: keeps the oldest of the files that are wanted, a limited number, however many
 * there are.
 */
final class FolderLook {
    private static final Comparator<Sight> YOUNGEST_FIRST =
            Comparator.comparingLong(Sight::modified).thenComparing(Sight::path).reversed();

    private static final Set<String> OF_THIS_MACHINE =
            Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "tmpfs", "overlay", "apfs", "hfs");

    private final Path folder;
    private final long limit;
    private final boolean follows;
    private final Predicate<String> looksInto;
    private final Predicate<Sight> wants;
    private final Set<String> folders = new HashSet<>();
    private final PriorityQueue<Sight> oldest = new PriorityQueue<>(YOUNGEST_FIRST);
    private boolean ourClock;

    /** @param looksInto says of a folder's path in the folder whether it is looked into */
    FolderLook(Path folder, long limit, boolean follows, Predicate<String> looksInto, Predicate<Sight> wants) {
        this.folder = folder;
        this.limit = limit;
        this.follows = follows;
        this.looksInto = looksInto;
        this.wants = wants;
    }

    /** The folders in the folder that were looked into; no links to folders. */
    Set<String> folders() {
        return folders;
    }

    /** True if the times in {@code folder} are by this machine's clock. */
    static boolean hasOurClock(Path folder) throws IOException {
        return OF_THIS_MACHINE.contains(Files.getFileStore(folder).type());
    }

    /** The oldest wanted files, in no order. */
    Iterable<Sight> found() throws IOException {
        ourClock = hasOurClock(folder);
        look(folder, "");
        return oldest;
    }

    private void look(Path in, String above) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(in)) {
            for (Path path : all) {
                lookAt(path, above + path.getFileName());
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void lookAt(Path path, String name) throws IOException {
        try {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                if (looksInto.test(name)) {
                    lookInto(path, name);
                }
                return;
            }
            Sight seen = sight(path, name, follows);
            Sight file = ourClock ? seen : seen.unvouched();
            if (wants.test(file)) {
                oldest.add(file);
            }
        } catch (NoSuchFileException gone) {
            return; // taken away while it was looked at
        }
        if (oldest.size() > limit) {
            oldest.poll();
        }
    }

    private void lookInto(Path path, String name) throws IOException {
        try {
            folders.add(path.toString());
            look(path, name + "/");
        } catch (AccessDeniedException e) {
            wants.test(new Sight(name, Sight.Kind.FOLDER, 0, 0, "", false, 0));
        }
    }

    /**
     * What is at {@code path} now.
     *
     * @param follows a link that leads to a file is seen as that file
     */
    static Sight sight(Path path, String name, boolean follows) throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (now.isSymbolicLink() && follows && Files.isRegularFile(path)) {
            now = Files.readAttributes(path, BasicFileAttributes.class);
        }
        Sight.Kind kind =
                now.isSymbolicLink() ? Sight.Kind.LINK : now.isRegularFile() ? Sight.Kind.FILE : Sight.Kind.OTHER;
        FolderFile file = FolderFile.of(path, "", now);
        return new Sight(
                name, kind, file.size(), file.modified(), file.key(), Files.isReadable(path), quietMillis(path, now));
    }

    /** Since the last change of anything about the file, a time that no writer can set, where there is such a time. */
    private static long quietMillis(Path path, BasicFileAttributes now) throws IOException {
        try {
            FileTime changed = (FileTime)
                    (now.isSymbolicLink()
                            ? Files.getAttribute(path, "unix:ctime", LinkOption.NOFOLLOW_LINKS)
                            : Files.getAttribute(path, "unix:ctime"));
            long last = Math.max(changed.toMillis(), now.lastModifiedTime().toMillis());
            return System.currentTimeMillis() - last;
        } catch (UnsupportedOperationException | IllegalArgumentException notHere) {
            return 0;
        }
    }
}
