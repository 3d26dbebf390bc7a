package io.waybill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The team's own Apache ActiveMQ Artemis, beside Waybill: it can be killed, and started again with what it has. */
final class Artemis implements AutoCloseable {
    static final String USER = "waybill";
    static final String PASSWORD = "artemis-Kq7vXw2m";

    private final Path folder;
    private final int port;
    private Process process;

    private Artemis(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    static Artemis start(Path folder) throws IOException {
        Artemis artemis = new Artemis(folder, FreePort.find());
        artemis.start();
        return artemis;
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    void start() {
        try {
            Files.createDirectories(folder);
            Path log = folder.resolve("artemis-" + System.nanoTime() + ".log");
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            ArtemisServer.class.getName(),
                            Integer.toString(port),
                            folder.toString(),
                            USER,
                            PASSWORD)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> Files.readString(log).contains(ArtemisServer.UP) || !process.isAlive());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
