package io.waybill;

import static org.awaitility.Awaitility.await;

import io.waybill.console.Certificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The team's own Apache ActiveMQ Artemis, beside Waybill: it can be killed, and started again with what it has. */
final class Artemis implements AutoCloseable {
    static final String USER = "waybill";
    static final String PASSWORD = "artemis-Kq7vXw2m";

    private final Path folder;
    private final int port;
    private final List<String> tls;
    private String password = PASSWORD;
    private Process process;

    private Artemis(Path folder, int port, List<String> tls) {
        this.folder = folder;
        this.port = port;
        this.tls = tls;
    }

    static Artemis start(Path folder) throws IOException {
        return start(folder, List.of());
    }

    /** One that speaks TLS with this certificate only. */
    static Artemis withTls(Path folder, Certificates certificates) throws IOException {
        Path pem = Files.createDirectories(folder).resolve("server.pem");
        Files.writeString(pem, Files.readString(certificates.server()) + Files.readString(certificates.serverKey()));
        return start(folder, List.of(pem.toString()));
    }

    /** From its next start on. */
    void password(String other) {
        password = other;
    }

    private static Artemis start(Path folder, List<String> tls) throws IOException {
        Artemis artemis = new Artemis(folder, FreePort.find(), tls);
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
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    ArtemisServer.class.getName(),
                    Integer.toString(port),
                    folder.toString(),
                    USER,
                    password));
            command.addAll(tls);
            process = new ProcessBuilder(command)
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
