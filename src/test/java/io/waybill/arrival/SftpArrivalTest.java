package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.sandbox.Registered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of files on an SFTP server. */
class SftpArrivalTest extends SftpTest {
    @Test
    void aFileIsFetchedAndDeliveredAndMovedOnTheServer() throws IOException {
        route();
        scene.file("soil.csv", 1_000_000);

        scene.runOnce();

        assertThat(scene.delivered()).extracting(Registered::bytes).containsExactly(1_000_000L);
        assertThat(scene.left()).isEmpty();
        try (Stream<Path> kept = Files.walk(scene.inbox.resolve(".accepted"))) {
            assertThat(kept.filter(Files::isRegularFile)).hasSize(1);
        }
        assertThat(scene.data().resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void aFileThatIsLeftOnTheServerIsFetchedOnce() throws IOException {
        route("afterwards: leave");
        scene.file("soil.csv", 1_000);
        scene.runOnce();

        scene.runOnce();

        assertThat(scene.left()).containsExactly("soil.csv");
        assertThat(scene.delivered()).hasSize(1);
        assertThat(log.lines()).filteredOn(line -> line.contains("soil.csv")).hasSize(2);
    }

    @Test
    void aFileThatIsToBeDeletedIsGoneOnTheServer() {
        route("afterwards: delete");
        scene.file("soil.csv", 1_000);

        scene.runOnce();

        assertThat(scene.inbox).isEmptyDirectory();
        assertThat(scene.delivered()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"move", "delete"})
    void whatReplacedAFileWhileItWasTakenIsLeftForTheNextLook(String afterwards) throws IOException {
        route("minAge: 30s", "afterwards: " + afterwards)
                .editedRoutes("- to: \"kamelet:waybill-sink?destination=databank\"", """
                        - to: "kamelet:waybill-sink?destination=databank"
                                - setBody:
                                    constant: the next file
                                - to: "file:{{databank.inbox}}?fileName=soil.csv"
                        """.strip());
        scene.file("soil.csv", 1_000);

        scene.runOnce();

        assertThat(scene.delivered()).extracting(Registered::bytes).containsExactly(1_000L);
        assertThat(scene.inbox.resolve("soil.csv")).hasContent("the next file");
    }

    @Test
    void aFileInAFolderKeepsItsPath() throws IOException {
        route("recursive: true");
        Path folder = Files.createDirectories(scene.inbox.resolve("2026/plot ?*\\x"));
        Files.move(scene.file("soil.csv", 1_000), folder.resolve("soil.csv"));
        Files.createSymbolicLink(folder.resolve("circle"), scene.inbox);

        scene.runOnce();

        assertThat(scene.waybill("soil.csv").file().folder()).isEqualTo("2026/plot ?*\\x");
        assertThat(scene.delivered()).hasSize(1);
    }

    @Test
    void everyNameThatAFileCanHaveIsFetchedAndDeliveredUnderIt() {
        route();
        List<String> names = NameCorpus.names();
        for (String name : names) {
            scene.file(name, name.hashCode() & 0xff);
        }

        scene.runOnce();

        assertThat(scene.left()).isEmpty();
        assertThat(scene.delivered()).extracting(Registered::filename).containsExactlyInAnyOrderElementsOf(names);
        assertThat(scene.data().resolve("spool")).isEmptyDirectory();
    }

    @Test
    void whatIsNoFileOnTheServerIsLeftWithItsReason() throws IOException {
        route();
        Files.createSymbolicLink(scene.inbox.resolve("link.csv"), scene.tokenFile);
        Sshd.run(List.of("mkfifo", scene.inbox.resolve("pipe.csv").toString()), "");
        scene.file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.left()).containsExactlyInAnyOrder("link.csv", "pipe.csv");
        assertThat(log.lines("is left where it is")).hasSize(2);
        assertThat(scene.delivered()).hasSize(1);
    }
}
