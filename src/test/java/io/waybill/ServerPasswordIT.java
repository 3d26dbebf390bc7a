package io.waybill;

import static org.awaitility.Awaitility.await;

import io.waybill.ledger.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A broker and a database that get another password while Waybill runs. */
class ServerPasswordIT extends SceneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String FIRST = "first-Hx3nQv7z";
    private static final String SECOND = "second-Pb8cLt2k";

    private Path password(String name) throws IOException {
        return Files.writeString(home.resolve(name), FIRST);
    }

    @Test
    void aBrokerThatComesBackWithAnotherPasswordTakesTheOneInTheFile() throws IOException {
        Path file = password("broker");
        try (Artemis artemis = Artemis.start(home.resolve("artemis"))) {
            artemis.kill();
            artemis.password(FIRST);
            artemis.start();
            scene.with("waybill.broker.url", artemis.url())
                    .with("waybill.broker.user", Artemis.USER)
                    .with("waybill.broker.password", "file:" + file);
            Engine engine = scene.startPolling("0/1 * * * * ?");
            artemis.kill();
            artemis.password(SECOND);
            artemis.start();

            Files.writeString(file, SECOND);

            scene.file("soil.csv", 1_000);
            await().atMost(PATIENCE)
                    .until(() -> engine.reporter().status().states().get(State.DELIVERED) == 1);
            scene.stop();
        }
    }

    @Test
    void aDatabaseThatGetsAnotherPasswordTakesTheOneInTheFile() throws IOException {
        Path file = password("ledger");
        try (Postgresql postgresql = Postgresql.start(home.resolve("postgresql"))) {
            String url = postgresql.newDatabase();
            postgresql.password("", FIRST);
            scene.with("waybill.ledger.url", url)
                    .with("waybill.ledger.user", Postgresql.USER)
                    .with("waybill.ledger.password", "file:" + file);
            scene.startPolling("0/1 * * * * ?");

            Files.writeString(file, SECOND);
            postgresql.password(FIRST, SECOND);

            scene.file("soil.csv", 1_000);
            await().atMost(PATIENCE)
                    .until(() -> scene.delivered().size() == 1 && scene.state("soil.csv") == State.DELIVERED);
            scene.stop();
        }
    }
}
