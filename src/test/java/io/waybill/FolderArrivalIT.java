package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import io.waybill.sandbox.Registered;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Writers that take their time, and folders with a great many files. */
class FolderArrivalIT extends SceneTest {
    private static final int FILES = Integer.getInteger("waybill.huge.files", 6_000);

    @Test
    void aFileThatGrowsInBurstsForTwentySecondsIsNeverTakenEarly() throws Exception {
        scene.with("waybill.arrivals.stable-for", "2s").startPolling("0/1 * * * * ?");
        Path file = scene.inbox.resolve("soil.csv");
        Random pause = new Random(20);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                out.write(new byte[10_000]);
            }
            Thread.sleep(200 + pause.nextInt(1_500));
        }
        long bytes = Files.size(file);

        await().atMost(Duration.ofSeconds(30)).until(() -> !scene.delivered().isEmpty());

        assertThat(scene.delivered()).extracting(Registered::bytes).containsExactly(bytes);
        assertThat(scene.waybill("soil.csv").file().size()).isEqualTo(bytes);
    }

    @Test
    void aFolderOfManyFilesIsTakenInBoundedMemory() throws IOException {
        byte[] content = new byte[100];
        for (int i = 0; i < FILES; i++) {
            new Random(i).nextBytes(content);
            scene.file("file-%06d.bin".formatted(i), content);
        }
        scene.with("databank.schedule", "0/1 * * * * ?");
        long began = System.nanoTime();

        try (WaybillProcess process = WaybillProcess.start(home, scene.settings(), "-Xmx128m")) {
            await().atMost(Duration.ofMinutes(2)).until(() -> !scene.delivered().isEmpty() || !process.isAlive());
            Duration first = Duration.ofNanos(System.nanoTime() - began);
            await().atMost(Duration.ofMinutes(40))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> scene.delivered().size() == FILES || !process.isAlive());

            assertThat(process.isAlive()).as(process.log()).isTrue();
            process.terminate();
            assertThat(process.exitCode()).isIn(0, 143);
            System.out.println(FILES + " files: the first after " + first.toMillis() + " ms, the last after "
                    + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s");
        }
        try (LedgerDatabase ledger = LedgerDatabase.sqlite(scene.data().resolve("ledger/waybill.db"))) {
            assertThat(new LedgerReport(ledger, Clock.systemUTC()).books().accepted())
                    .isEqualTo(FILES);
        }
        assertThat(scene.delivered().stream().map(Registered::filename).distinct())
                .hasSize(FILES);
        assertThat(scene.left()).isEmpty();
    }
}
