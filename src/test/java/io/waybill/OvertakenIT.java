package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.ledger.Ledger;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.Waybill;
import io.waybill.sandbox.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that was stopped, and overtaken by another before it was continued, writes nothing more. */
class OvertakenIT extends SceneTest {
    private static final String FILE = "soil.bin";
    private static final int CHUNK = 262_144;
    private static final int BYTES = 12_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @BeforeEach
    void setTheScene() {
        scene.chunksOf(CHUNK);
        scene.file(FILE, BYTES);
    }

    @Test
    void aProcessThatIsOvertakenAmidAChunkWritesNothingMore() throws Exception {
        scene.chunksOf(BYTES);
        scene.databank.fault(Fault.on("transfer").hangAmidBody(CHUNK));
        try (WaybillProcess process = once("")) {
            scene.databank.awaitHang(PATIENCE);

            isOvertakenAndLeavesItAlone(process);
        }
    }

    @Test
    void aProcessThatIsOvertakenWhileItWaitsForAnAnswerWritesNothingMore() throws Exception {
        scene.databank.fault(Fault.on("transfer").call(2).hangAfterWork());
        try (WaybillProcess process = once("")) {
            scene.databank.awaitHang(PATIENCE);

            isOvertakenAndLeavesItAlone(process);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BETWEEN_TWO_CHUNKS", "AFTER_THE_COMMIT_MARK"})
    void aProcessThatIsOvertakenBetweenTwoCallsWritesNothingMore(CrashPoint point) {
        Path marker = home.resolve("marker");
        try (WaybillProcess process = once(point.javaOption(marker, 1, "delay(3000)"))) {
            process.awaitMarker(marker);

            isOvertakenAndLeavesItAlone(process);
        }
    }

    private WaybillProcess once(String javaOptions) {
        return WaybillProcess.start(home, scene.settings(), WaybillProcess.SHORT_LIVED + javaOptions, "--once");
    }

    private void isOvertakenAndLeavesItAlone(WaybillProcess process) {
        process.stop();
        long transferred = bytesTransferred();
        try (LedgerDatabase ledger = LedgerDatabase.sqlite(scene.data().resolve("ledger/waybill.db"))) {
            Waybill old = scene.waybill(FILE);
            Waybill overtaking = new Ledger(ledger, Clock.systemUTC(), "another process")
                    .take(old, old.lane())
                    .orElseThrow();
            scene.databank.releaseHangs();

            process.resume();

            await().atMost(PATIENCE).until(() -> process.log().contains("left alone"));
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> scene.waybill(FILE).equals(overtaking) && bytesTransferred() == transferred);
        }
        assertThat(scene.databank.calls("verify")).isEmpty();
    }

    private long bytesTransferred() {
        return scene.databank.partial(Scene.DATASET, FILE).orElse(0);
    }
}
