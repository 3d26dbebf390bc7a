package io.waybill.destination.databank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.Engine;
import io.waybill.Scene;
import io.waybill.SceneTest;
import io.waybill.ledger.State;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a delivery goes on after it was interrupted, and where it must not. */
class DatabankResumeTest extends SceneTest {
    private static final int CHUNK = 262_144;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @BeforeEach
    void setTheScene() {
        scene.quickDelays().with("waybill.once.patience", "2s").chunksOf(CHUNK);
    }

    @Test
    void anUploadGoesOnInTheMiddleOfAChunkWhereTheServerStands() {
        scene.file("soil.bin", 3 * CHUNK);
        scene.databank.fault(Fault.on("transfer").call(2).partialAppend(100_001));

        scene.runOnce();

        assertThat(scene.databank.calls("transfer"))
                .extracting(Call::previousSize)
                .startsWith("0", "262144", "362145");
        assertThat(scene.databank.calls("setup")).hasSize(1);
        assertThat(scene.delivered()).extracting(file -> file.bytes()).containsExactly(3L * CHUNK);
    }

    @Test
    void anUploadGoesOnAfterAStopAndTheServerIsAskedFirst() {
        scene.file("soil.bin", 5 * CHUNK);
        scene.databank.fault(Fault.on("transfer").call(2).hangAfterWork());
        stopAmidAnUpload();

        scene.runOnce();

        assertThat(scene.databank.calls("setup")).hasSize(1);
        assertThat(scene.databank.calls("probe")).hasSize(1);
        assertThat(scene.delivered()).extracting(file -> file.bytes()).containsExactly(5L * CHUNK);
    }

    @Test
    void aPartialFileOfTheSameNameLeftBySomebodyElseIsNeverContinued() {
        scene.databank.plantPartial(Scene.DATASET, "soil.bin", new byte[CHUNK]);
        scene.file("soil.bin", 2 * CHUNK);

        scene.runOnce();

        assertThat(scene.callsOfFiles()).extracting(Call::phase).startsWith("setup", "transfer");
        assertThat(scene.delivered()).extracting(file -> file.bytes()).containsExactly(2L * CHUNK);
    }

    @Test
    void anOffsetThatCannotBeOursBeginsTheUploadAnew() {
        scene.file("soil.bin", 6 * CHUNK);
        scene.databank.fault(Fault.on("transfer").call(2).hang());
        stopAmidAnUpload();
        scene.databank.plantPartial(Scene.DATASET, "soil.bin", new byte[5 * CHUNK]);

        scene.runOnce();

        assertThat(scene.databank.calls("setup")).hasSize(2);
        assertThat(scene.timeline("soil.bin")).anyMatch(entry -> entry.contains("can be ours"));
        assertThat(scene.delivered()).extracting(file -> file.bytes()).containsExactly(6L * CHUNK);
    }

    @Test
    void aPartialFileThatIsGoneBeginsTheUploadAnew() {
        scene.file("soil.bin", 4 * CHUNK);
        scene.databank.fault(
                Fault.on("transfer").call(3).answer(500, "No such file or directory @ rb_file_s_size - /x/soil.bin\n"));
        scene.databank.fault(
                Fault.on("probe").answer(500, "No such file or directory @ rb_file_s_size - /x/soil.bin\n"));

        scene.runOnce();

        assertThat(scene.databank.calls("setup")).hasSize(2);
        assertThat(scene.delivered()).extracting(file -> file.bytes()).containsExactly(4L * CHUNK);
    }

    @Test
    void aSpooledFileThatIsReplacedIsNeverCommitted() throws Exception {
        assertChangedFileIsNeverCommitted(spooled -> {
            Path other = Files.write(home.resolve("other"), new byte[3 * CHUNK]);
            Files.setLastModifiedTime(other, Files.getLastModifiedTime(spooled));
            Files.move(other, spooled, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        });
    }

    @Test
    void aSpooledFileThatGrowsIsNeverCommitted() throws Exception {
        assertChangedFileIsNeverCommitted(spooled -> Files.write(spooled, new byte[] {1}, StandardOpenOption.APPEND));
    }

    @Test
    void aSpooledFileThatShrinksIsNeverCommitted() throws Exception {
        assertChangedFileIsNeverCommitted(spooled -> {
            try (FileChannel file = FileChannel.open(spooled, StandardOpenOption.WRITE)) {
                file.truncate(10);
            }
        });
    }

    @Test
    void aFileWhosePrefixWasChangedUnseenIsNotSpliced() throws Exception {
        scene.file("soil.bin", 6 * CHUNK);
        scene.databank.fault(Fault.on("transfer").call(2).hang());
        stopAmidAnUpload();
        Path spooled = spooled();
        FileTime before = Files.getLastModifiedTime(spooled);
        try (FileChannel file = FileChannel.open(spooled, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[100]), 10);
        }
        Files.setLastModifiedTime(spooled, before);

        scene.runOnce();

        assertThat(scene.state("soil.bin")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("soil.bin").reason()).contains("CRC32C");
        assertThat(scene.delivered()).isEmpty();
    }

    private interface Change {
        void of(Path spooled) throws IOException;
    }

    private void assertChangedFileIsNeverCommitted(Change change) throws Exception {
        scene.file("soil.bin", 3 * CHUNK);
        scene.databank.fault(Fault.on("transfer").call(2).hangAfterWork());
        scene.start();
        scene.databank.awaitHang(PATIENCE);
        change.of(spooled());

        scene.databank.releaseHangs();

        await().atMost(PATIENCE).until(() -> !scene.state("soil.bin").isOpen());
        assertThat(scene.state("soil.bin")).isEqualTo(State.DEAD);
        assertThat(scene.databank.calls("verify")).isEmpty();
    }

    private Path spooled() throws IOException {
        try (Stream<Path> files = Files.list(scene.data().resolve("spool"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private void stopAmidAnUpload() {
        try (Engine engine = scene.start()) {
            scene.databank.awaitHang(PATIENCE);
            Thread release = new Thread(scene.databank::releaseHangs);
            release.start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
