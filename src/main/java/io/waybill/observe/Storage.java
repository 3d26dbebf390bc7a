package io.waybill.observe;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What Waybill's folders take of the disk, bytes.
 *
 * @param spool of the files that wait for their delivery
 * @param journal of the embedded queue
 * @param ledger of its database
 */
record Storage(long spool, long journal, long ledger) {
    /** @param data the folder that has the others, unless the team has a broker and a ledger of its own */
    static Storage in(Path data, Path spool) throws IOException {
        return new Storage(bytes(spool), bytes(data.resolve("queue")), bytes(data.resolve("ledger")));
    }

    private static long bytes(Path folder) throws IOException {
        long[] sum = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sum[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
                return FileVisitResult.CONTINUE;
            }
        });
        return sum[0];
    }
}
