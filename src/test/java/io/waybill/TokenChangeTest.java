package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.destination.datatile.DatatileScene;
import io.waybill.destination.dc21.Dc21Scene;
import io.waybill.destination.workspace.WorkspaceScene;
import io.waybill.ledger.State;
import io.waybill.sandbox.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A destination that is held because of its token, and a new token in the file. */
class TokenChangeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EACH_SECOND = "0/1 * * * * ?";
    private static final long AT_MOST_MILLIS = 5_000;

    @TempDir
    Path home;

    /** Each way to speak to a service, with what stands for its name and a file for it. */
    enum Kind {
        TUS("databank", "soil.csv", TokenChangeTest::ofTus),
        THREE_PHASE("databank", "soil.csv", home -> new Scene(home).with("databank.protocol", "three-phase")),
        SINGLE_SHOT("databank", "soil.csv", home -> new Scene(home).with("databank.protocol", "single-shot")),
        DATATILE("datatile", "soil.csv", DatatileScene::new),
        WORKSPACE("workspace", "soil.csv", WorkspaceScene::new),
        DC21_FILE("dc21", "rain.dat", home -> new Dc21Scene(home).ofFilesAlone());

        private final String destination;
        private final String file;
        private final Function<Path, Scene> scene;

        Kind(String destination, String file, Function<Path, Scene> scene) {
            this.destination = destination;
            this.file = file;
            this.scene = scene;
        }
    }

    private static Scene ofTus(Path home) {
        Scene scene = new Scene(home).with("databank.protocol", "tus");
        scene.databank.generation(Generation.PHASES_AND_TUS);
        return scene;
    }

    private static long waybills(Engine engine, State state) {
        return engine.reporter().status().states().get(state);
    }

    @ParameterizedTest
    @EnumSource
    void aHoldEndsWithinFiveSecondsWhenTheTokensFileChanges(Kind kind) throws IOException {
        try (Scene scene = kind.scene.apply(home)) {
            String right = Files.readString(scene.tokenFile);
            String wrong = right.contains("sig=") ? right.replace("sig=", "sig=dead") : "dead-" + right;
            Path tokens = mountedAsKubernetesDoes(scene.tokenFile, wrong);
            scene.quickDelays().with("dc21.schedule", EACH_SECOND).file(kind.file, 1_000);
            scene.with("datatile.schedule", EACH_SECOND).with("workspace.schedule", EACH_SECOND);
            Engine engine = scene.startPolling(EACH_SECOND);
            await().atMost(PATIENCE).until(() -> waybills(engine, State.HELD) == 1);
            long changed = System.currentTimeMillis();

            switchTo(tokens, right);

            await().atMost(PATIENCE).until(() -> waybills(engine, State.DELIVERED) == 1);
            assertThat(engine.destinations().find(kind.destination).since() - changed)
                    .isBetween(0L, AT_MOST_MILLIS);
        }
    }

    /** The token's file is a link, through another to a folder that is switched for a new one with new tokens. */
    private static Path mountedAsKubernetesDoes(Path tokenFile, String token) throws IOException {
        Path tokens = Files.createDirectories(tokenFile.resolveSibling("tokens"));
        switchTo(tokens, token);
        Files.delete(tokenFile);
        Files.createSymbolicLink(tokenFile, tokens.resolve("..data").resolve("token"));
        return tokens;
    }

    private static void switchTo(Path tokens, String token) throws IOException {
        Path folder = Files.createTempDirectory(tokens, "..");
        Files.writeString(folder.resolve("token"), token);
        Path link = Files.createSymbolicLink(tokens.resolve("..data_tmp"), folder.getFileName());
        Files.move(link, tokens.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }
}
