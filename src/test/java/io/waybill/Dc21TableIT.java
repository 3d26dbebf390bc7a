package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.destination.Filing;
import io.waybill.destination.Receipt;
import io.waybill.destination.dc21.Dc21Scene;
import io.waybill.ledger.State;
import io.waybill.sandbox.Call;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of 10,000 updates of 5 KB each, one in a hundred of them wrong, by a process that is killed amid it. */
class Dc21TableIT {
    private static final int ROWS = 10_000;
    private static final int WRONG = ROWS / 100;
    private static final int KILLS = Integer.getInteger("waybill.crash.dc21", 3);
    private static final int WITHIN = (ROWS - WRONG) / (KILLS + 1);

    @TempDir
    Path home;

    /** The launcher gives the process 128 MiB, of which the table would take the most. */
    @Test
    void everyGoodRowIsDoneAndAKillRepeatsOneAtTheMost() throws Exception {
        try (Dc21Scene scene = new Dc21Scene(home)) {
            table(scene);

            Random random = new Random(KILLS);
            for (int kill = 1; kill <= KILLS; kill++) {
                killAfter(scene, 1 + random.nextInt(WITHIN));
            }
            try (WaybillProcess process = WaybillProcess.start(home, scene.settings(), "", "--once")) {
                assertThat(process.exitCodeWithin(Duration.ofMinutes(5)))
                        .as(process.log())
                        .isZero();
                assertThat(process.log())
                        .contains("100 of 10000 rows refused: row 100: access must be Public or Private");
            }

            assertThat(scene.state("table.csv")).isEqualTo(State.DELIVERED);
            Filing.Rows rows =
                    Receipt.parse(scene.waybill("table.csv").receipt()).filing().rows();
            assertThat(rows.all()).isEqualTo(ROWS);
            assertThat(rows.done()).isEqualTo(ROWS - WRONG);
            assertThat(rows.why()).hasSize(WRONG).allMatch(why -> why.endsWith("and is 'public'"));
            Map<String, Long> times = scene.dc21.calls("update").stream()
                    .collect(Collectors.groupingBy(Call::dataset, Collectors.counting()));
            assertThat(times).hasSize(ROWS - WRONG);
            assertThat(times.values()).allMatch(sent -> sent <= 2);
            assertThat(times.values().stream().filter(sent -> sent == 2)).hasSizeLessThanOrEqualTo(KILLS);
        }
    }

    /** Row 100 and every hundredth after it is wrong; the header is row 1, and each row is of a file of its own. */
    private static void table(Dc21Scene scene) throws IOException {
        long first = scene.dc21.files().size() + 1L;
        String text = "x".repeat(5_000);
        Path table = scene.file("table.csv", 0);
        try (BufferedWriter out = Files.newBufferedWriter(table)) {
            out.write("file_id,access,description\n");
            for (int row = 2; row <= ROWS + 1; row++) {
                scene.dc21.plantFile("file-" + row, "me@farm.example", "1");
                out.write((first + row - 2) + (row % 100 == 0 ? ",public," : ",Private,") + row + " " + text + "\n");
            }
        }
        Files.setLastModifiedTime(table, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private void killAfter(Dc21Scene scene, int rows) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(rows);
        scene.dc21.onCall(call -> reached.countDown());
        try (WaybillProcess process = WaybillProcess.start(home, scene.settings(), "", "--once")) {
            assertThat(reached.await(2, TimeUnit.MINUTES)).as(process.log()).isTrue();
            process.kill();
        }
    }
}
