package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** {@code ./waybill run} as a process of its own, to be killed, stopped and continued. */
final class WaybillProcess implements AutoCloseable {
    /** A process that lives for seconds starts in two thirds of the time when little is compiled. */
    static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 ";

    private static final int KILLED = 137;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;

    private WaybillProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Runs the scene's own settings and routes, for seconds. */
    static WaybillProcess start(Path home, Scene scene, String... arguments) {
        return start(home, scene.settings(), scene.routes(), SHORT_LIVED, arguments);
    }

    /** @param arguments of run, after its settings and routes */
    static WaybillProcess start(Path home, Settings settings, String javaOptions, String... arguments) {
        return start(home, settings, Path.of("routes"), javaOptions, arguments);
    }

    /** One that leaves the archive behind when it ends. */
    static WaybillProcess startForArchive(Path home, Settings settings, Path archive) {
        return launch(home, settings, Path.of("routes"), SHORT_LIVED + "-XX:ArchiveClassesAtExit=" + archive, "--once");
    }

    static WaybillProcess start(Path home, Settings settings, Path routes, String javaOptions, String... arguments) {
        return launch(home, settings, routes, StartArchive.option() + javaOptions, arguments);
    }

    private static WaybillProcess launch(
            Path home, Settings settings, Path routes, String javaOptions, String... arguments) {
        try {
            Path log = Files.createTempFile(home, "waybill-", ".log");
            List<String> command = new ArrayList<>(List.of(
                    "./waybill", "run", "--config", config(home, settings).toString(), "--routes", routes.toString()));
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("WAYBILL_JAVA_OPTS", javaOptions);
            return new WaybillProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path config(Path home, Settings settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings.all());
        Path file = home.resolve("waybill.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }

    /** Waits for a file that the process makes. */
    WaybillProcess awaitMarker(Path marker) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Files.exists(marker) || !process.isAlive());
        assertThat(marker).as("It must get there, and said:%n%s", log()).exists();
        return this;
    }

    /** SIGKILL: it has no say in this. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean wasKilled() {
        return exitCode() == KILLED;
    }

    void terminate() {
        signal("TERM");
    }

    /** It does nothing until it is continued, and does not know. */
    void stop() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    int exitCode() {
        return exitCodeWithin(PATIENCE);
    }

    int exitCodeWithin(Duration patience) {
        try {
            assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
                    .as("It must end, and said:%n%s", log())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signal(String name) {
        try {
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
