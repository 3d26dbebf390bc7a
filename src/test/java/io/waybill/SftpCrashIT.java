package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.arrival.Sshd;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import io.waybill.sandbox.Registered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two hundred files on OpenSSH's server, and a process that is killed while it fetches them. */
class SftpCrashIT {
    private static final int SEEDS = Integer.getInteger("waybill.crash.sftp", 5);
    private static final int FILES = 200;
    private static final int BYTES = 100_000;
    private static final int LONGEST_MILLIS = 2_000;

    @TempDir
    Path home;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aKillAmidTheIntakeLosesAndDoublesNothing(int seed) throws IOException {
        Random random = new Random(seed);
        try (Scene scene = new Scene(home);
                Sshd sshd = Sshd.start(home)) {
            scene.with("waybill.sftp.known-hosts", sshd.knownHosts(sshd.port()).toString())
                    .fromSftp(sshd.port(), scene.inbox, "keyFile: " + sshd.keyFile());
            Map<String, String> sources = new TreeMap<>();
            for (int i = 0; i < FILES; i++) {
                Path file = scene.file("file-%03d.bin".formatted(i), BYTES);
                sources.put(file.getFileName().toString(), sha256(file));
            }
            try (WaybillProcess process = WaybillProcess.start(home, scene, "--once")) {
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> anyIn(scene.data().resolve("incoming")) || !process.isAlive());
                int delay = random.nextInt(LONGEST_MILLIS);
                CompletableFuture.runAsync(
                                process::kill, CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS))
                        .join();
                System.out.println("seed " + seed + ": killed after " + delay + " ms, with "
                        + scene.left().size() + " files still on the server");
            }

            try (WaybillProcess process = WaybillProcess.start(home, scene, "--once")) {
                assertThat(process.exitCodeWithin(Duration.ofMinutes(3)))
                        .as(process.log())
                        .isZero();
            }

            assertThat(scene.left()).isEmpty();
            assertThat(scene.delivered()).as("duplicated").hasSize(FILES);
            assertThat(scene.delivered().stream().collect(Collectors.toMap(Registered::filename, Registered::sha256)))
                    .as("lost or corrupt")
                    .isEqualTo(sources);
            try (LedgerDatabase ledger = LedgerDatabase.sqlite(scene.data().resolve("ledger/waybill.db"))) {
                assertThat(new LedgerReport(ledger, Clock.systemUTC()).accepted())
                        .isEqualTo(FILES);
            }
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean anyIn(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }
}
