package io.waybill;

import io.waybill.arrival.Counted;
import io.waybill.arrival.Explanation;
import io.waybill.arrival.Verdict;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;

/** Counts the files of a watched folder by what becomes of them at the next look. */
final class FolderCount extends SimpleFileVisitor<Path> {
    private final Explanation source;
    private final Predicate<String> isTaken;
    private Counted counted = Counted.NONE;

    /** @param isTaken says of a file's mark whether the file was taken before, and left where it was */
    private FolderCount(Explanation source, Predicate<String> isTaken) {
        this.source = source;
        this.isTaken = isTaken;
    }

    static Counted of(Explanation source, Predicate<String> isTaken) throws IOException {
        FolderCount count = new FolderCount(source, isTaken);
        if (Files.isDirectory(source.folder())) {
            Files.walkFileTree(source.folder(), count);
        }
        return count.counted;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return folder.equals(source.folder()) || source.looksInto(folder)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        try {
            count(file);
        } catch (NoSuchFileException taken) {
            // away since the folder was listed
        }
        return FileVisitResult.CONTINUE;
    }

    private void count(Path file) throws IOException {
        Verdict.Kind kind = source.of(file).kind();
        boolean known = kind == Verdict.Kind.TAKE && isTaken.test(source.takenMark(file));
        counted = counted.and(known ? Verdict.Kind.PASSED : kind, Files.size(file));
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
        counted = counted.and(Verdict.Kind.LEFT, 0);
        return FileVisitResult.CONTINUE;
    }
}
