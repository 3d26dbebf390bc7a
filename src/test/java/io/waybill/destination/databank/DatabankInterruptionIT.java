package io.waybill.destination.databank;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.BreakingLine;
import io.waybill.SceneTest;
import io.waybill.TusServer;
import io.waybill.ledger.State;
import io.waybill.sandbox.Generation;
import io.waybill.sandbox.Registered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of all sizes on a line that breaks five times while they are sent. */
class DatabankInterruptionIT extends SceneTest {
    private static final int BREAKS = 5;
    private static final int LARGE = 300 << 20;
    private static final long CHUNK = 64L << 20;

    /** Heads and the small calls of all attempts, bytes. */
    private static final long AROUND = 100_000;

    @BeforeEach
    void setTheScene() {
        String protocol = "protocol: \"{{databank.protocol}}\"";
        scene.quickDelays().editedRoutes(protocol, protocol + "\n              chunkLimit: 64MiB");
    }

    @ParameterizedTest
    @CsvSource({
        "TODAY, 0",
        "TODAY, 1",
        "TODAY, 5242879",
        "TODAY, 5242880",
        "TODAY, 5242881",
        "TODAY, " + LARGE,
        "PHASES_AND_TUS, 0",
        "PHASES_AND_TUS, 1",
        "PHASES_AND_TUS, 5242879",
        "PHASES_AND_TUS, 5242881",
        "PHASES_AND_TUS, " + LARGE,
        "REWRITE, 0",
        "REWRITE, 1",
        "REWRITE, 5242879",
        "REWRITE, 5242881",
        "REWRITE, " + LARGE,
        "STAYS_IN_PLACE, 1",
        "STAYS_IN_PLACE, 5242881",
        "STAYS_IN_PLACE, " + LARGE
    })
    void aFileArrivesAndNoBreakCostsMoreThanAChunk(Generation generation, int bytes) throws Exception {
        scene.databank.generation(generation);

        assertArrives(bytes, scene.databank.port());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5_242_879, 5_242_881, LARGE})
    void aFileArrivesAtATusServerOfTheProtocolsAuthors(int bytes) throws Exception {
        scene.databank.generation(Generation.TODAY);
        try (TusServer tus = TusServer.start(0, home.resolve("tus"), scene.databank)) {
            assertArrives(bytes, tus.port());
        }
    }

    private void assertArrives(int bytes, int port) throws Exception {
        String sha256 = sha256(scene.file("soil.bin", bytes));
        try (BreakingLine line = new BreakingLine(port, BREAKS, step(bytes))) {
            scene.with("databank.baseUrl", line.baseUrl()).runOnce();

            assertThat(scene.state("soil.bin"))
                    .as(scene.waybill("soil.bin").reason())
                    .isEqualTo(State.DELIVERED);
            assertThat(scene.delivered()).extracting(Registered::sha256).containsExactly(sha256);
            assertThat(line.breaksLeft()).isZero();
            assertThat(line.sent()).isLessThan(bytes + BREAKS * Math.min(bytes, CHUNK) + AROUND);
        }
    }

    /** Breaks amid the bytes; of a small file amid the calls before the one that files it. */
    private static long step(int bytes) {
        return bytes == 0 ? 1 : bytes == 1 ? 500 : bytes / (BREAKS + 1);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
