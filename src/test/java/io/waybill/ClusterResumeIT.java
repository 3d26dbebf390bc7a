package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.State;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.Registered;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a large upload when the node that sends it is killed. */
class ClusterResumeIT {
    private static final long SIZE = 2L << 30;
    private static final long LARGEST_CHUNK = 64L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path home;

    @Test
    void anotherNodeFinishesItFromTheLastAcknowledgedByte() throws Exception {
        try (ExternalParts parts = ExternalParts.start(home);
                Scene scene = new Scene(home).linksFiles().on(parts).with("databank.schedule", "0/1 * * * * ?");
                Fleet fleet = new Fleet(home, scene, "")) {
            scene.databank.discard(true).fault(Fault.on("transfer").delay(Duration.ofMillis(100)));
            scene.sparseFile("large.bin", SIZE);
            fleet.start("one");
            await().atMost(PATIENCE).until(() -> acknowledged(scene) > SIZE / 4);
            fleet.start("two");
            await().atMost(PATIENCE).until(() -> fleet.node("two").log().contains("Waybill runs"));

            fleet.node("one").kill();

            long atTheKill = acknowledged(scene);
            await().atMost(PATIENCE).until(() -> scene.state("large.bin") == State.DELIVERED);
            assertThat(atTheKill).as("It must be killed amid the upload").isLessThan(SIZE);
            assertThat(scene.delivered())
                    .extracting(Registered::filename, Registered::bytes)
                    .containsExactly(tuple("large.bin", SIZE));
            assertThat(scene.databank.bytesSentTwice()).isLessThanOrEqualTo(LARGEST_CHUNK);
            assertThat(scene.timeline("large.bin")).noneMatch(line -> line.startsWith("begins anew"));
        }
    }

    private static long acknowledged(Scene scene) {
        return Ledgers.ofLeft(
                scene.settings(),
                0L,
                ledger -> new LedgerReport(ledger, Ground.CLOCK)
                        .sending().stream()
                                .mapToLong(waybill -> waybill.progress().acknowledged())
                                .sum());
    }
}
