package io.waybill;

import io.waybill.chunk.Digests;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** A sample file of the demo, with the SHA-256 that it was made with. */
record DemoFile(String name, long bytes, String sha256) {
    private static final long LARGE = 200L << 20;
    private static final long SERIES = 30L << 20;
    private static final int BLOCK = 1 << 20;
    private static final String CSV = "plot,depth_cm,nitrogen_g_per_kg\nA1,10,1.84\nA1,30,1.21\nB2,10,2.02\n";

    /** Makes the samples: small ones, an empty one, one with an odd name, one that takes a while. */
    static List<DemoFile> makeIn(Path inbox) throws IOException {
        return List.of(
                text(inbox, "soil-samples.csv", CSV),
                text(inbox, "Grüne Wiese \"Nord\".csv", CSV.replace("A1", "N1")),
                text(inbox, "one-byte.bin", "!"),
                text(inbox, "empty.txt", ""),
                random(inbox, "sensor-log.bin", LARGE));
    }

    /** A small table that a database can be made of. */
    static DemoFile survey(Path inbox, String name) throws IOException {
        return text(inbox, name, "respondent,age,answer\n1,34,yes\n2,51,no\n3,29,yes\n");
    }

    /** A file of several blocks. */
    static DemoFile series(Path inbox, String name) throws IOException {
        return random(inbox, name, SERIES);
    }

    /** What says what is in a table. */
    static DemoFile metadata(Path inbox, String name) throws IOException {
        return text(
                inbox,
                name,
                "<table><column name=\"respondent\"/><column name=\"age\"/><column name=\"answer\"/></table>\n");
    }

    static DemoFile text(Path inbox, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return make(inbox, name, bytes.length, out -> out.write(bytes));
    }

    private static DemoFile random(Path inbox, String name, long bytes) throws IOException {
        return make(inbox, name, bytes, out -> {
            SplittableRandom random = new SplittableRandom(bytes);
            byte[] block = new byte[BLOCK];
            for (long done = 0; done < bytes; done += BLOCK) {
                random.nextBytes(block);
                out.write(block);
            }
        });
    }

    /** The writing of a file's bytes. */
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** A file that is an hour old: an arrival waits until a file has not changed for a while. */
    private static DemoFile make(Path inbox, String name, long bytes, Content content) throws IOException {
        Path file = Files.createDirectories(inbox).resolve(name);
        MessageDigest digest = Digests.sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            content.writeTo(out);
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        return new DemoFile(name, bytes, HexFormat.of().formatHex(digest.digest()));
    }
}
