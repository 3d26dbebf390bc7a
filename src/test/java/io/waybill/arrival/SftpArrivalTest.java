package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.BreakingLine;
import io.waybill.RealPart;
import io.waybill.Scene;
import io.waybill.SceneTest;
import io.waybill.sandbox.Registered;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of files on an SFTP server, which is OpenSSH's. */
class SftpArrivalTest extends SceneTest {
    private static final int SILENT_ROUTES = 12;

    private Sshd sshd;

    @BeforeEach
    void startServer() throws IOException {
        sshd = Sshd.start(home);
        trust(sshd.port());
        scene.quickDelays();
    }

    @AfterEach
    void stopServer() {
        sshd.close();
    }

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

    @Test
    void aPasswordLetsIn() throws IOException {
        if (!Sshd.isRoot()) {
            RealPart.forbidden("Only root can make a user with a password for this test");
        }
        String user = "waybill-" + ProcessHandle.current().pid();
        Sshd.run(List.of("useradd", "-M", "-d", "/", user), "");
        try {
            Sshd.run(List.of("chpasswd"), user + ":canary-of-a-password\n");
            Files.writeString(home.resolve("password"), "canary-of-a-password");
            scene.fromSftp(sshd.port(), scene.inbox, "token: file:" + home.resolve("password"), "afterwards: leave")
                    .editedRoutes("user: " + Sshd.user(), "user: " + user);
            open(home);
            scene.file("soil.csv", 1_000);

            scene.runOnce();

            assertThat(scene.delivered()).hasSize(1);
            assertThat(log.lines()).noneMatch(line -> line.contains("canary-of-a-password"));
            for (Path written : scene.written()) {
                assertThat(Files.readString(written, StandardCharsets.ISO_8859_1))
                        .doesNotContain("canary-of-a-password");
            }
        } finally {
            Sshd.run(List.of("userdel", user), "");
        }
    }

    @Test
    void aKeyOfAnAgentLetsIn() throws IOException {
        RealPart.program("ssh-agent", "apt-get install openssh-client");
        Path socket = home.resolve("agent");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
        try {
            await().until(() -> Files.exists(socket));
            Sshd.run(
                    List.of(
                            "env",
                            "SSH_AUTH_SOCK=" + socket,
                            "ssh-add",
                            "-q",
                            sshd.keyFile().toString()),
                    "");
            scene.fromSftp(sshd.port(), scene.inbox, "agent: " + socket);
            scene.file("soil.csv", 1_000);

            scene.runOnce();

            assertThat(scene.delivered()).hasSize(1);
        } finally {
            agent.destroy();
        }
    }

    @Test
    void anUnknownServerIsRefusedWithItsFingerprintAndWhatToDo() throws IOException {
        scene.with("waybill.sftp.known-hosts", home.resolve("none").toString());
        route();
        scene.file("soil.csv", 1_000);

        scene.runOnce();

        String fingerprint = sshd.fingerprint();
        assertThat(scene.left()).containsExactly("soil.csv");
        assertThat(log.lines())
                .anyMatch(line -> line.contains(fingerprint)
                        && line.contains(
                                "./waybill trust-host 127.0.0.1:" + sshd.port() + " --fingerprint " + fingerprint));
        assertThat(home.resolve("none")).doesNotExist();
    }

    @Test
    void aServerWithAnotherKeyThanBeforeIsRefused() throws IOException {
        sshd.newHostKey().restart();
        route();
        scene.file("soil.csv", 1_000);

        scene.runOnce();

        String fingerprint = sshd.fingerprint();
        assertThat(scene.left()).containsExactly("soil.csv");
        assertThat(log.lines())
                .anyMatch(line ->
                        line.contains(fingerprint) && line.contains("another now") && line.contains("--replace"));
    }

    @Test
    void aServerThatIsNotThereIsSaidOnceAndTriedAgain() throws IOException {
        route();
        scene.file("soil.csv", 1_000);
        sshd.close();
        scene.runOnce();
        sshd.restart();

        scene.runOnce();

        assertThat(scene.delivered()).hasSize(1);
        assertThat(log.lines())
                .filteredOn(line -> line.contains("cannot be looked at"))
                .hasSize(1);
    }

    @Test
    void aFetchGoesOnWhereTheLineBroke() throws IOException {
        try (BreakingLine line = new BreakingLine(sshd.port(), 1, 20_000_000, false)) {
            trust(line.port());
            scene.fromSftp(line.port(), scene.inbox, "keyFile: " + sshd.keyFile());
            scene.file("soil.bin", 50_000_000);
            scene.runOnce();
            assertThat(scene.delivered()).isEmpty();

            scene.runOnce();

            assertThat(scene.delivered()).extracting(Registered::bytes).containsExactly(50_000_000L);
            assertThat(line.sent()).isLessThan(60_000_000L);
            assertThat(log.lines()).anyMatch(said -> said.contains("goes on at byte"));
        }
    }

    @Test
    void aFetchThatBrokeIsNotGoneOnWithForAnotherFileOfTheSameName() throws IOException {
        try (BreakingLine line = new BreakingLine(sshd.port(), 1, 20_000_000, false)) {
            trust(line.port());
            scene.fromSftp(line.port(), scene.inbox, "keyFile: " + sshd.keyFile());
            scene.file("soil.bin", 50_000_000);
            scene.runOnce();
            byte[] other = new byte[50_000_000];
            Files.setLastModifiedTime(scene.file("soil.bin", other), FileTime.fromMillis(1_000_000));

            scene.runOnce();

            assertThat(scene.delivered()).extracting(Registered::sha256).containsExactly(sha256(other));
        }
    }

    @Test
    void aServerThatFallsSilentAmidAFetchIsGivenUpAndTheFetchGoesOn() throws IOException {
        try (BreakingLine line = new BreakingLine(sshd.port(), 1, 20_000_000, false).stalling()) {
            trust(line.port());
            scene.with("waybill.sftp.silence", "4s");
            scene.fromSftp(line.port(), scene.inbox, "keyFile: " + sshd.keyFile());
            scene.file("soil.bin", 50_000_000);
            scene.runOnce();
            assertThat(scene.delivered()).isEmpty();

            scene.runOnce();

            assertThat(scene.delivered()).extracting(Registered::bytes).containsExactly(50_000_000L);
            assertThat(line.sent()).isLessThan(60_000_000L);
        }
    }

    @Test
    void serversThatSayNothingDelayNoOtherRoute() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            scene.with("waybill.sftp.connect-timeout", "6s");
            for (int i = 0; i < SILENT_ROUTES; i++) {
                scene.addRoute("silent-" + i + ".camel.yaml", """
                        - route:
                            id: silent-%d
                            description: Asks a server that says nothing.
                            from:
                              uri: kamelet:waybill-sftp-source
                              parameters:
                                host: 127.0.0.1
                                port: %d
                                user: nobody
                                folder: /silent-%d
                                schedule: "0/1 * * * * ?"
                              steps:
                                - to: "kamelet:waybill-sink?destination=databank"
                        """.formatted(i, silent.getLocalPort(), i));
            }
            scene.startPolling("0/1 * * * * ?");
            for (int i = 0; i < SILENT_ROUTES; i++) {
                silent.accept();
            }
            scene.file("soil.csv", 1_000);
            long began = System.nanoTime();

            await().atMost(Duration.ofSeconds(10)).until(() -> scene.delivered().size() == 1);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void open(Path folder) throws IOException {
        for (Path up = scene.inbox; up != null && up.startsWith(folder.getParent()); up = up.getParent()) {
            Sshd.run(List.of("chmod", "a+rx", up.toString()), "");
        }
    }

    private void trust(int port) throws IOException {
        scene.with("waybill.sftp.known-hosts", sshd.knownHosts(port).toString());
    }

    private Scene route(String... parameters) {
        return scene.fromSftp(
                sshd.port(),
                scene.inbox,
                Stream.concat(Stream.of("keyFile: " + sshd.keyFile()), Stream.of(parameters))
                        .toArray(String[]::new));
    }
}
