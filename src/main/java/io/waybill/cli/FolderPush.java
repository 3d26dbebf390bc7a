package io.waybill.cli;

import io.waybill.console.Taken;
import io.waybill.console.WaybillReport;
import io.waybill.ledger.State;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hands over the files of a folder, hidden and empty ones too, each under the folder's name and the folders in it, and
 * waits for what becomes of each. A folder of any size is walked in the same memory.
 */
final class FolderPush extends SimpleFileVisitor<Path> {
    private static final int MOST_WAITED_FOR = 500;

    private final Path folder;
    private final Hand hand;
    private final PushWatch watch;
    private final boolean follows;
    private final PushTally tally = new PushTally();
    private final Deque<WaybillReport> waitedFor = new ArrayDeque<>();
    private Path held;

    /** Hands one file over. */
    @FunctionalInterface
    interface Hand {
        /**
         * @param folder the folders of its name at the destination, with slashes
         * @param last whether it is the last one
         */
        Taken over(Path file, String folder, boolean last);
    }

    /** @param follows whether what a symbolic link leads to is sent in its place; else links are left out */
    FolderPush(Path folder, Hand hand, PushWatch watch, boolean follows) {
        this.folder = folder.toAbsolutePath().normalize();
        this.hand = hand;
        this.watch = watch;
        this.follows = follows;
    }

    /** Returns when each file has ended, or waits for longer than the patience. */
    PushTally run() throws IOException, InterruptedException {
        Set<FileVisitOption> options =
                follows ? EnumSet.of(FileVisitOption.FOLLOW_LINKS) : EnumSet.noneOf(FileVisitOption.class);
        // With the dot, a folder that is named by a link is walked too.
        Files.walkFileTree(folder.resolve("."), options, Integer.MAX_VALUE, this);
        if (held != null) {
            handOver(held, true);
        }
        while (!waitedFor.isEmpty()) {
            tally.ended(watch.of(waitedFor.poll()));
        }
        return tally;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes now) throws IOException {
        if (now.isSymbolicLink()) {
            tally.leftOut(follows ? "links that lead to nothing" : "links, which --links follow sends", name(file));
        } else if (!now.isRegularFile()) {
            tally.leftOut("pipes, sockets and devices", name(file));
        } else {
            next(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes now) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            if (all.findAny().isEmpty()) {
                tally.leftOut("empty folders, which a destination has no place for", name(directory));
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException why) {
        if (why instanceof FileSystemLoopException) {
            tally.leftOut("links that lead back to a folder above them", name(path));
        } else {
            tally.failed(name(path) + " must be readable, and is not");
        }
        return FileVisitResult.CONTINUE;
    }

    /** One is held back, so that the last one can be said to be the last. */
    private void next(Path file) throws IOException {
        Path before = held;
        held = file;
        if (before != null) {
            handOver(before, false);
        }
    }

    private void handOver(Path file, boolean last) throws IOException {
        try {
            waitedFor.add(
                    hand.over(file.normalize(), name(file.getParent()), last).waybill());
            if (waitedFor.size() > MOST_WAITED_FOR) {
                tally.ended(watch.of(waitedFor.poll()));
            }
        } catch (Refused refused) {
            tally.failed(name(file) + ": " + refused.getMessage());
            if (refused.complaint().state() == State.IN_DOUBT) {
                tally.ended(ExitCode.UNFINISHED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The folder's own name, and what is below it. */
    private String name(Path path) {
        Path own = folder.getFileName() == null ? Path.of("") : folder.getFileName();
        return own.resolve(folder.relativize(path.normalize())).normalize().toString();
    }
}
