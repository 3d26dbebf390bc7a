package io.waybill.destination.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.Engine;
import io.waybill.console.DestinationStatus;
import io.waybill.console.TokenStatus;
import io.waybill.ledger.State;
import io.waybill.sandbox.Blob;
import io.waybill.sandbox.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a token allows and for how long, and what is done about it. */
class WorkspaceTokenTest extends WorkspaceTest {
    @ParameterizedTest
    @CsvSource({"w, -60, was until", "r, 3600, allows 'r'", "rl, 3600, allows 'rl'"})
    void aTokenThatCannotBeUsedHoldsTheDestinationBeforeTheFirstByte(String permissions, long seconds, String words) {
        scene.use(scene.workspace.token("", permissions, null, Instant.now().plusSeconds(seconds)))
                .file("data.csv", 10);

        scene.runOnce();

        assertThat(scene.state("data.csv")).isEqualTo(State.HELD);
        assertThat(scene.waybill("data.csv").reason()).contains(words);
        assertThat(scene.workspace.calls()).isEmpty();
    }

    @Test
    void aTokenThatIsNotGoodYetHoldsTheDestination() {
        Instant tomorrow = Instant.now().plusSeconds(86_400);
        scene.use(scene.workspace.token("", "w", tomorrow, tomorrow.plusSeconds(60)))
                .file("data.csv", 10);

        scene.runOnce();

        assertThat(scene.state("data.csv")).isEqualTo(State.HELD);
        assertThat(scene.waybill("data.csv").reason()).contains("is from");
    }

    @Test
    void aTokenThatAllowsToCreateOnlyTakesALargeFileInOnePiece() {
        scene.token("c").sink("largestPiece: 64KiB").file("data.csv", 1_000_000);

        scene.runOnce();

        assertThat(scene.blobs()).singleElement().extracting(Blob::blocks).isEqualTo(0);
    }

    @Test
    void whatIsThereIsNotReplacedByATokenThatAllowsToCreateOnly() {
        scene.file("data.csv", 10);
        scene.runOnce();
        scene.token("c").file("data.csv", 11);

        scene.runOnce();

        assertThat(scene.blobs()).singleElement().extracting(Blob::bytes).isEqualTo(10L);
        assertThat(log.lines()).anyMatch(line -> line.contains("DEAD") && line.contains("allows to create only"));
    }

    @Test
    void aTokenThatEndsTomorrowIsWarnedAboutAndItsEndIsInTheStatus() {
        Instant tomorrow = Instant.now().plusSeconds(86_400).truncatedTo(ChronoUnit.SECONDS);
        scene.use(scene.workspace.token("", "w", null, tomorrow));

        Engine engine = scene.start();

        await().until(() -> log.lines().stream().anyMatch(line -> line.contains("is good until " + tomorrow)));
        assertThat(engine.reporter().status().destinations())
                .filteredOn(destination -> destination.name().equals("workspace"))
                .extracting(DestinationStatus::token)
                .extracting(TokenStatus::lastsUntil)
                .containsExactly(tomorrow);
    }

    @Test
    void theTokenIsInNothingThatWaybillWrites() throws IOException {
        scene.file("data.csv", 10);
        String signature = Files.readString(scene.tokenFile).replaceFirst(".*&sig=", "");

        scene.runOnce();

        assertThat(log.lines()).noneMatch(line -> line.contains(signature));
        for (Path file : scene.written()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(signature);
        }
    }

    @Test
    void aFileThatWouldOutlastItsTokenIsSaidWhileItIsSent() {
        scene.workspace.fault(Fault.on("block").delay(Duration.ofMillis(200)));
        scene.use(scene.workspace.token("", "w", null, Instant.now().plusSeconds(8)))
                .sink("blockSize: 64KiB", "largestPiece: 64KiB")
                .file("data.csv", 400 * (64 << 10));

        scene.runOnce();

        assertThat(scene.state("data.csv")).isEqualTo(State.HELD);
        assertThat(scene.timeline("data.csv").stream().filter(line -> line.startsWith("warning")))
                .singleElement()
                .asString()
                .contains("at the speed so far it will have arrived at", "the upload token is good until");
        assertThat(log.lines("at the speed so far")).hasSize(1);
    }
}
