package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * The classes of Waybill as they are in memory once it runs, in a file: a process that has it is there in half of the time.
 * Made once for a jar, by whichever test is first to start a process.
 */
final class StartArchive {
    private static final Path JAR = Path.of("target/waybill.jar");
    private static final Path FILE = Path.of("target/start.jsa");
    private static final Path LOCK = Path.of("target/start.lock");

    /** Ten seconds, and many times that where other forks are at work. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private StartArchive() {}

    /** The option of Java that reads it. */
    static String option() {
        try (FileChannel channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!isOfThisJar()) {
                make();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "-XX:SharedArchiveFile=" + FILE + " ";
    }

    private static boolean isOfThisJar() throws IOException {
        return Files.exists(FILE) && Files.getLastModifiedTime(FILE).compareTo(Files.getLastModifiedTime(JAR)) > 0;
    }

    private static void make() throws IOException {
        Path home = Files.createTempDirectory(FILE.getParent(), "start-");
        Path made = home.resolve("start.jsa");
        try (Scene scene = new Scene(home)) {
            scene.file("one.bin", 1);
            try (WaybillProcess process = WaybillProcess.startForArchive(home, scene.settings(), made)) {
                assertThat(process.exitCodeWithin(PATIENCE)).as(process.log()).isZero();
            }
        }
        Files.move(made, FILE, StandardCopyOption.REPLACE_EXISTING);
    }
}
