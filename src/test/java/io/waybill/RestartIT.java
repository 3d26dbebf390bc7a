package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.State;
import io.waybill.sandbox.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start after a death finds, and what it must not repeat for ever. */
class RestartIT {
    private static final int DEAD = 1;

    @TempDir
    Path home;

    @Test
    void aFileThatKillsTheProcessEachTimeEndsDead() {
        try (Scene scene = new Scene(home).with("waybill.retry.starts", "2")) {
            scene.file("soil.bin", 1_000);
            for (int kill = 1; kill <= 3; kill++) {
                Path marker = home.resolve("marker-" + kill);
                String option = CrashPoint.AFTER_A_WAYBILL_IS_TAKEN.javaOption(marker, 1, "waitFor(\"the kill\")");
                try (WaybillProcess process =
                        WaybillProcess.start(home, scene.settings(), WaybillProcess.SHORT_LIVED + option, "--once")) {
                    process.awaitMarker(marker).kill();
                }
            }

            try (WaybillProcess process =
                    WaybillProcess.start(home, scene.settings(), WaybillProcess.SHORT_LIVED, "--once")) {
                assertThat(process.exitCode()).as(process.log()).isEqualTo(DEAD);
            }

            assertThat(scene.state("soil.bin")).isEqualTo(State.DEAD);
            assertThat(scene.waybill("soil.bin").reason()).contains("each time the process died");
            assertThat(scene.databank.calls()).isEmpty();
        }
    }

    @Test
    void aLostJournalLosesNothing() throws Exception {
        try (FortyFiles files = new FortyFiles(home, Generation.STAYS_IN_PLACE)) {
            files.runAndKillAt(CrashPoint.AFTER_A_CHUNKS_ANSWER);
            delete(files.scene.data().resolve("queue"));

            files.runToTheEnd();

            files.assertAllIsInOrder(0);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
