package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.RealPart;
import io.waybill.SceneTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the intake does while this machine is in trouble, and that it goes on by itself. */
class LocalTroubleTest extends SceneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @BeforeEach
    void setTheScene() {
        scene.quickDelays();
    }

    @Test
    void aSpoolThatCannotBeWrittenStopsTheIntake() throws IOException {
        startWithOneDelivered();
        Path spool = scene.data().resolve("spool");
        Files.move(spool, scene.data().resolve("away"));
        Files.writeString(spool, "no folder");
        twoMoreThatStay();

        Files.delete(spool);
        Files.move(scene.data().resolve("away"), spool);

        mustGoOn();
    }

    @Test
    void aFullDiskStopsTheIntake() throws IOException {
        Path disk = Files.createDirectories(home.resolve("disk"));
        try {
            Sshd.run(List.of("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()), "");
        } catch (IOException e) {
            RealPart.forbidden("Only root can mount a small disk for this test: " + e.getMessage());
        }
        try {
            scene.with("waybill.data", disk.resolve("data").toString()).with("waybill.spool.keep-free", "20MiB");
            startWithOneDelivered();
            Path filler = disk.resolve("filler");
            Files.write(filler, new byte[(int) (disk.toFile().getUsableSpace() - (10 << 20))]);
            twoMoreThatStay();
            assertThat(log.lines("Intake stops").get(0)).contains("keep-free", "20 MiB");

            Files.delete(filler);

            mustGoOn();
        } finally {
            scene.stop();
            Sshd.run(List.of("umount", "-l", disk.toString()), "");
        }
    }

    @Test
    void aFileThatDoesNotFitIsLeftAndOthersGoOn() throws IOException {
        scene.sparseFile("huge.bin", scene.inbox.toFile().getUsableSpace() + 1);
        scene.file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.left()).containsExactly("huge.bin");
        assertThat(scene.delivered()).hasSize(1);
        assertThat(log.lines("must have room for the file")).hasSize(1);
    }

    @Test
    void aLedgerThatIsLockedStopsTheIntake() throws Exception {
        startWithOneDelivered();
        try (Connection lock = DriverManager.getConnection(
                "jdbc:sqlite:" + scene.data().resolve("ledger/waybill.db") + "?transaction_mode=EXCLUSIVE")) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("UPDATE destination SET since = since");
            twoMoreThatStay();
            lock.rollback();
        }

        mustGoOn();
    }

    private void startWithOneDelivered() {
        scene.file("soil.csv", 10);
        scene.startPolling("0/1 * * * * ?");
        await().atMost(PATIENCE).until(() -> scene.delivered().size() == 1);
    }

    private void twoMoreThatStay() {
        scene.file("late-1.csv", 10);
        scene.file("late-2.csv", 10);
        await().atMost(PATIENCE).until(() -> log.lines("Intake stops").size() == 1);
        assertThat(scene.left()).containsExactlyInAnyOrder("late-1.csv", "late-2.csv");
    }

    private void mustGoOn() {
        await().atMost(PATIENCE).until(() -> scene.delivered().size() == 3);
        await().atMost(PATIENCE).until(() -> scene.left().isEmpty());
        assertThat(log.lines("Intake stops")).hasSize(1);
        assertThat(log.lines("Intake goes on")).hasSize(1);
    }
}
