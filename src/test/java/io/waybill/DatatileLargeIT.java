package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.destination.datatile.DatatileScene;
import io.waybill.ledger.State;
import io.waybill.sandbox.Imported;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatatileLargeIT {
    private static final long SIZE = (2L << 30) + 1;

    @TempDir
    Path home;

    /** The launcher gives the process 128 MiB. */
    @Test
    void twoGibibytesGoInOneCallInAHundredAndTwentyEightMebibytes() {
        try (DatatileScene scene = new DatatileScene(home)) {
            scene.datatile.discard(true);
            scene.editedRoutes("waybill-sink?destination=datatile", "waybill-sink?destination=datatile&spool=link")
                    .sparseFile("large.csv", SIZE);

            try (WaybillProcess process = WaybillProcess.start(home, scene.settings(), "", "--once")) {
                assertThat(process.exitCodeWithin(Duration.ofMinutes(3)))
                        .as(process.log())
                        .isZero();
            }

            assertThat(scene.state("large.csv")).isEqualTo(State.DELIVERED);
            assertThat(scene.datatile.imports()).extracting(Imported::bytes).containsExactly(SIZE);
        }
    }
}
