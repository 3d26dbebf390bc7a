package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.RealPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is let in by an SFTP server, and which server is believed to be the one that is meant. */
class SftpLoginTest extends SftpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "canary-of-a-password";

    private String user;

    /** A user of the server's with a password, and a route that logs in with {@code told}. */
    private void userWithAPassword(String told) throws IOException {
        if (!Sshd.isRoot()) {
            RealPart.forbidden("Only root can make a user with a password for this test");
        }
        user = "waybill-" + ProcessHandle.current().pid();
        Sshd.run(List.of("useradd", "-M", "-d", "/", user), "");
        Sshd.run(List.of("chpasswd"), user + ":" + PASSWORD + "\n");
        Files.writeString(home.resolve("password"), told);
        scene.fromSftp(sshd.port(), scene.inbox, "token: file:" + home.resolve("password"), "afterwards: leave")
                .editedRoutes("user: " + Sshd.user(), "user: " + user);
        open(home);
    }

    @AfterEach
    void removeUser() throws IOException {
        if (user != null) {
            scene.stop();
            Sshd.run(List.of("userdel", "-f", user), "");
        }
    }

    @Test
    void aPasswordLetsIn() throws IOException {
        userWithAPassword(PASSWORD);
        scene.file("soil.csv", 1_000);

        scene.runOnce();

        assertThat(scene.delivered()).hasSize(1);
        assertThat(log.lines()).noneMatch(line -> line.contains(PASSWORD));
        for (Path written : scene.written()) {
            assertThat(Files.readString(written, StandardCharsets.ISO_8859_1)).doesNotContain(PASSWORD);
        }
    }

    @Test
    void aPasswordThatChangesInItsFileLetsInAtTheNextLogin() throws IOException {
        userWithAPassword("another-password-of-none");
        scene.file("soil.csv", 1_000);
        scene.startPolling("0/1 * * * * ?");
        await().atMost(PATIENCE)
                .until(() -> log.lines().stream().anyMatch(line -> line.contains("authentication failures")));
        int before = scene.delivered().size();

        Files.writeString(home.resolve("password"), PASSWORD);

        await().atMost(PATIENCE).until(() -> scene.delivered().size() == 1);
        assertThat(before).isZero();
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

    private void open(Path folder) throws IOException {
        for (Path up = scene.inbox; up != null && up.startsWith(folder.getParent()); up = up.getParent()) {
            Sshd.run(List.of("chmod", "a+rx", up.toString()), "");
        }
    }
}
