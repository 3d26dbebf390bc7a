package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.SceneTest;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.sandbox.Registered;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of each name and each shape that something in a folder can have. */
class HostileNamesTest extends SceneTest {

    @Test
    void everyNameThatAFileCanHaveIsDeliveredUnderIt() throws IOException {
        List<String> names = NameCorpus.names();
        for (String name : names) {
            scene.file(name, name.hashCode() & 0xff);
        }

        scene.runOnce();

        Map<String, String> states = states();
        assertThat(names).hasSizeGreaterThan(120).doesNotHaveDuplicates();
        assertThat(states.entrySet().stream().filter(e -> !e.getValue().equals("DELIVERED")))
                .isEmpty();
        assertThat(scene.left()).isEmpty();
        assertThat(states.keySet()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(scene.delivered()).extracting(Registered::filename).containsExactlyInAnyOrderElementsOf(names);
        assertThat(inTheDataFolder("spool")).isEmpty();
    }

    @Test
    void everyShapeThatIsNoOrdinaryFileIsLeftWithItsReasonAndDelaysNoOther() throws Exception {
        Path outside = Files.writeString(home.resolve("outside.csv"), "not to be sent");
        Path inbox = scene.inbox;
        Files.createSymbolicLink(inbox.resolve("link.csv"), outside);
        Files.createSymbolicLink(inbox.resolve("broken.csv"), home.resolve("nowhere"));
        Files.createSymbolicLink(inbox.resolve("loop-1.csv"), inbox.resolve("loop-2.csv"));
        Files.createSymbolicLink(inbox.resolve("loop-2.csv"), inbox.resolve("loop-1.csv"));
        Files.createSymbolicLink(inbox.resolve("circle"), inbox);
        Sshd.run(List.of("mkfifo", inbox.resolve("pipe.csv").toString()), "");
        Sshd.run(List.of("sh", "-c", "cd '" + inbox + "' && printf 'x' > \"$(printf 'raw-\\377.csv')\""), "");
        Files.createDirectory(inbox.resolve("folder.csv"));
        scene.file(".hidden.csv", 5);
        scene.file("written.csv.part", 5);
        scene.file("empty.csv", 0);
        scene.file("one.csv", 1);
        Files.setPosixFilePermissions(scene.file("secret.csv", 9), PosixFilePermissions.fromString("---------"));

        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(inbox.resolve("socket.csv")));
            scene.runOnce();

            List<String> left = log.lines().stream()
                    .filter(line -> line.contains("is left where it is"))
                    .map(line -> line.replaceFirst("(?s) in .* is left where it is: ", ": "))
                    .toList();
            assertThat(left)
                    .contains(
                            "link.csv: it is a symbolic link, and this route takes none (links: leave)",
                            "broken.csv: it is a symbolic link, and this route takes none (links: leave)",
                            "loop-1.csv: it is a symbolic link, and this route takes none (links: leave)",
                            "loop-2.csv: it is a symbolic link, and this route takes none (links: leave)",
                            "circle: it is a symbolic link, and this route takes none (links: leave)",
                            "pipe.csv: it is no file but a pipe, a socket or a device",
                            "socket.csv: it is no file but a pipe, a socket or a device",
                            "raw-\uFFFD.csv: its name must be UTF-8, and is not; rename it")
                    .hasSize(Sshd.isRoot() ? 8 : 9);
        }
        assertThat(states().keySet()).contains("empty.csv", "one.csv").doesNotContain("link.csv", ".hidden.csv");
        assertThat(states().containsKey("secret.csv"))
                .as("root may read what nobody may")
                .isEqualTo(Sshd.isRoot());
        assertThat(scene.left())
                .contains(".hidden.csv", "written.csv.part", "pipe.csv", "link.csv")
                .doesNotContain("one.csv");
    }

    @Test
    void aLinkToAFolderIsNotLookedIntoThoughFoldersAre() throws IOException {
        scene.fromFolder("recursive: true", "links: follow");
        Path folder = Files.createDirectories(scene.inbox.resolve("a/b\\c"));
        Files.move(scene.file("soil.csv", 5), folder.resolve("soil.csv"));
        Files.createSymbolicLink(folder.resolve("circle"), scene.inbox);

        scene.runOnce();

        assertThat(scene.delivered()).extracting(Registered::filename).containsExactly("soil.csv");
        assertThat(scene.waybill("soil.csv").file().folder()).isEqualTo("a/b\\c");
    }

    @Test
    void aLinkThatIsFollowedIsTheFileThatItLeadsTo() throws IOException {
        scene.fromFolder("links: follow");
        Path outside = Files.write(home.resolve("outside.csv"), new byte[7]);
        Files.createSymbolicLink(scene.inbox.resolve("link.csv"), outside);
        Files.createSymbolicLink(scene.inbox.resolve("loop.csv"), scene.inbox.resolve("loop.csv"));

        scene.runOnce();

        assertThat(scene.delivered()).extracting(Registered::filename).containsExactly("link.csv");
        assertThat(scene.delivered()).extracting(Registered::bytes).containsExactly(7L);
        assertThat(outside).exists();
        assertThat(scene.left()).containsExactly("loop.csv");
    }

    private Map<String, String> states() {
        try (LedgerDatabase ledger = LedgerDatabase.sqlite(scene.data().resolve("ledger/waybill.db"))) {
            Map<String, String> states = new TreeMap<>();
            ledger.jdbi()
                    .useHandle(handle -> handle.createQuery("SELECT name, state || coalesce(reason, '') FROM waybill")
                            .map((row, context) -> states.put(row.getString(1), row.getString(2)))
                            .list());
            return states;
        }
    }

    private List<Path> inTheDataFolder(String folder) throws IOException {
        try (Stream<Path> all = Files.list(scene.data().resolve(folder))) {
            return all.toList();
        }
    }
}
