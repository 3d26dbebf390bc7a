package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.waybill.Scene;
import io.waybill.SceneTest;
import io.waybill.ledger.Arrivals;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.sandbox.Registered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the files of a folder, by the shipped route with a parameter or two more. */
class FolderArrivalTest extends SceneTest {
    @BeforeEach
    void setTheScene() {
        scene.quickDelays();
    }

    @Test
    void aFileThatWasTakenIsMovedIntoTheFolderOfItsDay() throws IOException {
        scene.file("soil.csv", 1_000);

        scene.runOnce();

        assertThat(scene.left()).isEmpty();
        assertThat(accepted()).hasSize(1).allMatch(path -> path.matches("\\d{4}-\\d\\d-\\d\\d/soil.csv"));
    }

    @Test
    void asManyFilesOfOneNameAsComeInADayAreKept() throws IOException {
        for (int bytes = 1; bytes <= 3; bytes++) {
            scene.file("soil.csv", bytes);
            scene.runOnce();
        }

        assertThat(accepted()).hasSize(3).allMatch(path -> path.endsWith("/soil.csv"));
    }

    @Test
    void aFileThatIsLeftIsTakenOnceAndAgainWhenItChanged() throws IOException {
        scene.fromFolder("afterwards: leave");
        scene.file("soil.csv", 1_000);
        scene.runOnce();
        scene.runOnce();
        assertThat(scene.delivered()).hasSize(1);
        assertThat(accepted("soil.csv")).hasSize(1);
        scene.file("soil.csv", 1_001);

        scene.runOnce();

        assertThat(accepted("soil.csv")).hasSize(2);
        assertThat(scene.left()).containsExactly("soil.csv");
    }

    @Test
    void aFileThatIsToBeDeletedIsGoneAndItsDoneFileToo() {
        scene.fromFolder("afterwards: delete", "doneFile: ${file:name}.done");
        scene.file("soil.csv", 1_000);
        scene.file("soil.csv.done", 0);
        scene.file("air.csv", 1_000);

        scene.runOnce();

        assertThat(scene.delivered()).extracting(Registered::filename).containsExactly("soil.csv");
        assertThat(scene.left()).containsExactly("air.csv");
    }

    @Test
    void aFileInAFolderKeepsItsPath() throws IOException {
        scene.fromFolder("recursive: true");
        Files.createDirectories(scene.inbox.resolve("2026/plot 7"));
        Files.move(scene.file("soil.csv", 1_000), scene.inbox.resolve("2026/plot 7/soil.csv"));

        scene.runOnce();

        assertThat(scene.waybill("soil.csv").file().folder()).isEqualTo("2026/plot 7");
        assertThat(scene.delivered()).extracting(Registered::filename).containsExactly("soil.csv");
        assertThat(accepted()).allMatch(path -> path.endsWith("/2026/plot 7/soil.csv"));
    }

    @Test
    void aFolderIsNotLookedIntoWhereNobodySaidSo() throws IOException {
        Files.createDirectories(scene.inbox.resolve("2026"));
        Files.move(scene.file("soil.csv", 1_000), scene.inbox.resolve("2026/soil.csv"));

        scene.runOnce();

        assertThat(scene.delivered()).isEmpty();
    }

    @Test
    void aFileThatCannotBeTakenIsLeftAndSaidOnce() throws IOException {
        scene.fromFolder("maxSize: 1KiB", "emptyFiles: reject");
        scene.file("large.csv", 1_025);
        scene.file("empty.csv", 0);
        scene.file("soil.csv", 10);

        scene.startPolling("0/1 * * * * ?");
        await().until(() -> scene.delivered().size() == 1);
        scene.file("air.csv", 10);
        await().atMost(Duration.ofSeconds(20)).until(() -> scene.delivered().size() == 2);

        assertThat(scene.left()).containsExactlyInAnyOrder("large.csv", "empty.csv");
        assertThat(log.lines())
                .filteredOn(line -> line.contains("large.csv"))
                .singleElement()
                .asString()
                .contains("maxSize");
        assertThat(log.lines()).filteredOn(line -> line.contains("empty.csv")).hasSize(1);
    }

    @Test
    void whatReplacedAFileAfterItWasTakenIsLeftForTheNextLook() throws IOException {
        FolderSource source = source();
        Path file = scene.file("soil.csv", 10);
        Sight seen = FolderLook.sight(file, "soil.csv", false);
        Files.delete(file);
        scene.file("soil.csv", 20);

        assertThat(source.arrived(null, seen))
                .as("between the look and the spool")
                .isNull();
        source.clear(seen, Afterwards.MOVE, "");

        assertThat(scene.left()).containsExactly("soil.csv");
    }

    @Test
    void theOldestOfManyFilesAreTakenFirst() throws IOException {
        for (int i = 0; i < 50; i++) {
            Path file = scene.file("file-%02d".formatted(i * 37 % 50), 1);
            Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000 + i * 37 % 50)));
        }

        scene.runOnce();

        assertThat(scene.delivered().stream().map(Registered::filename))
                .isSorted()
                .hasSize(50);
    }

    @Test
    void arrivalsPauseWhileTheQueueIsFullAndGoOnByThemselves() throws IOException {
        scene.with("waybill.arrivals.limit", "3");
        Files.writeString(scene.tokenFile, "a-wrong-token");
        for (int i = 0; i < 10; i++) {
            scene.file("file-" + i, 1);
        }
        scene.runOnce();
        assertThat(scene.left()).hasSize(7);
        assertThat(log.lines()).anyMatch(line -> line.contains("Arrivals pause: 3 waybills are open"));
        Files.writeString(scene.tokenFile, Scene.TOKEN);

        scene.startPolling("0/1 * * * * ?");

        await().atMost(Duration.ofSeconds(30)).until(() -> scene.delivered().size() == 10);
        assertThat(log.lines()).anyMatch(line -> line.contains("Arrivals go on"));
    }

    @Test
    void aSlotThatWasMissedInADowntimeIsHadOnce() throws Exception {
        scene.runOnce();
        try (LedgerDatabase ledger = LedgerDatabase.sqlite(scene.data().resolve("ledger/waybill.db"))) {
            Clock threeDaysAgo = Clock.fixed(Instant.now().minusSeconds(3 * 86_400), ZoneOffset.UTC);
            new Arrivals(ledger, threeDaysAgo).looked(scene.inbox + " *");
        }
        scene.file("soil.csv", 10);

        scene.startPolling("0 0 2 * * ?");

        await().atMost(Duration.ofSeconds(20)).until(() -> scene.delivered().size() == 1);
    }

    @Test
    void twoRoutesOfOneFolderTakeTheirOwnFiles() throws IOException {
        scene.fromFolder("include: '*.csv'", "afterwards: leave").addRoute("other.camel.yaml", """
                - route:
                    id: other-arrival
                    description: Hands the other files of the inbox over.
                    from:
                      uri: kamelet:waybill-folder-source
                      parameters:
                        folder: "{{databank.inbox}}"
                        exclude: "*.csv"
                      steps:
                        - to: "kamelet:waybill-sink?destination=databank"
                """);
        scene.file("soil.csv", 10);
        scene.file("soil.txt", 10);

        scene.startPolling("0/1 * * * * ?");

        await().atMost(Duration.ofSeconds(20)).until(() -> scene.delivered().size() == 2);
        assertThat(scene.left()).containsExactly("soil.csv");
    }

    @Test
    void twoRoutesForTheSameFilesAreRefused() throws IOException {
        String shipped = Files.readString(Path.of("routes/databank.camel.yaml"));
        scene.addRoute(
                "again.camel.yaml",
                shipped.substring(0, shipped.indexOf("- route:\n    id: databank-delivery"))
                        .replace("databank-arrival", "again-arrival")
                        .replace("{{databank.schedule}}", "0/7 * * * * ?"));

        assertThatThrownBy(() -> scene.startPolling("0/1 * * * * ?")).hasMessageContaining("Two routes must not take");
    }

    private List<String> accepted(String name) {
        return log.lines().stream()
                .filter(line -> line.contains(" accepted for ") && line.contains("/" + name))
                .toList();
    }

    private FolderSource source() {
        FolderSource source = new FolderSource();
        source.setRules(new ArrivalRules());
        source.setFolder(scene.inbox.toString());
        return source;
    }

    private List<String> accepted() throws IOException {
        Path folder = scene.inbox.resolve(".accepted");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }
}
