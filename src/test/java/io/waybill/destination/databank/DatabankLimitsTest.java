package io.waybill.destination.databank;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.Engine;
import io.waybill.SceneTest;
import io.waybill.ledger.State;
import io.waybill.sandbox.Fault;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The largest file that Data Bank takes (protocol page, section 8), with files that are nothing but a hole. */
class DatabankLimitsTest extends SceneTest {
    private static final long TWO_TIB = 2_199_023_255_552L;

    @BeforeEach
    void setTheScene() {
        scene.linksFiles();
    }

    @Test
    void aFileOfExactlyTwoTebibytesIsTaken() throws Exception {
        scene.sparseFile("huge.bin", TWO_TIB);
        scene.databank.discard(true).fault(Fault.on("transfer").call(2).hang());

        try (Engine engine = scene.start()) {
            scene.databank.awaitHang(Duration.ofSeconds(30));
            new Thread(scene.databank::releaseHangs).start();
        }

        assertThat(scene.waybill("huge.bin").file().size()).isEqualTo(TWO_TIB);
        assertThat(scene.waybill("huge.bin").progress().acknowledged()).isPositive();
        assertThat(scene.state("huge.bin").isOpen()).isTrue();
    }

    @Test
    void oneByteMoreIsRefusedBeforeTheFirstCall() {
        scene.sparseFile("huge.bin", TWO_TIB + 1);

        scene.runOnce();

        assertThat(scene.state("huge.bin")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("huge.bin").reason()).contains("2199023255552", "2199023255553");
        assertThat(scene.databank.calls()).isEmpty();
    }
}
