package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.destination.Receipt;
import io.waybill.destination.workspace.WorkspaceScene;
import io.waybill.ledger.State;
import io.waybill.sandbox.Blob;
import io.waybill.sandbox.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a file of 128 blocks when the process is killed amid it, with a token that may not even read. */
class WorkspaceCrashIT {
    private static final int SEEDS = Integer.getInteger("waybill.crash.workspace", 5);
    private static final int BLOCKS = 128;
    private static final int BLOCK = 128 << 10;
    private static final int IN_FLIGHT = 4;

    @TempDir
    Path home;

    @Test
    void aKillCostsNoMoreThanTheBlocksInFlight() throws Exception {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Path folder = Files.createDirectory(home.resolve("seed-" + seed));
            try (WorkspaceScene scene = new WorkspaceScene(folder)) {
                scene.token("w").sink("blockSize: 128KiB", "largestPiece: 128KiB", "inFlight: " + IN_FLIGHT);
                scene.file("data.bin", BLOCKS * BLOCK - seed);
                scene.workspace.fault(Fault.on("block").delay(Duration.ofMillis(5)));

                killAtBlock(scene, folder, 1 + new Random(seed).nextInt(BLOCKS - 1));
                try (WaybillProcess process = WaybillProcess.start(folder, scene, "--once")) {
                    assertThat(process.exitCode()).as(process.log()).isZero();
                }

                assertThat(scene.state("data.bin")).isEqualTo(State.DELIVERED);
                assertThat(scene.blobs())
                        .extracting(Blob::sha256)
                        .containsExactly(Receipt.parse(scene.waybill("data.bin").receipt())
                                .sha256());
                assertThat(scene.workspace.calls("block"))
                        .as("seed " + seed)
                        .hasSizeLessThanOrEqualTo(BLOCKS + IN_FLIGHT);
            }
        }
    }

    private static void killAtBlock(WorkspaceScene scene, Path folder, int nth) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(nth);
        scene.workspace.onCall(call -> reached.countDown());
        try (WaybillProcess process = WaybillProcess.start(folder, scene, "--once")) {
            assertThat(reached.await(60, TimeUnit.SECONDS)).as(process.log()).isTrue();
            process.kill();
        }
    }
}
