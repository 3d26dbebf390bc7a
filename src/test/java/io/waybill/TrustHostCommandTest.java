package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.arrival.Sshd;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code trust-host} does with the key of OpenSSH's server. */
class TrustHostCommandTest {
    @TempDir
    Path home;

    private final StringWriter said = new StringWriter();
    private Sshd sshd;
    private Path file;
    private Path settings;

    @BeforeEach
    void startServer() throws IOException {
        sshd = Sshd.start(home);
        file = home.resolve("hosts");
        settings = Files.writeString(home.resolve("settings"), "waybill.sftp.known-hosts = " + file + "\n");
    }

    @AfterEach
    void stopServer() {
        sshd.close();
    }

    @Test
    void aServerWithTheFingerprintGivenIsTrusted() throws IOException {
        int code = trust("--fingerprint", sshd.fingerprint());

        assertThat(code).isZero();
        assertThat(file).hasSameTextualContentAs(sshd.knownHosts(sshd.port()));
        assertThat(said.toString()).contains(sshd.fingerprint(), "trusted from now on");
        assertThat(trust()).as("said again").isZero();
    }

    @Test
    void aServerWithAnotherFingerprintIsNotTrusted() throws IOException {
        int code = trust("--fingerprint", "SHA256:another");

        assertThat(code).isEqualTo(2);
        assertThat(file).doesNotExist();
        assertThat(said.toString()).contains(sshd.fingerprint(), "not trusted");
    }

    @Test
    void aServerWhoseKeyChangedIsTrustedWhenThatIsSaid() throws IOException {
        trust("--fingerprint", sshd.fingerprint());
        Files.writeString(file, "other.example ssh-ed25519 AAAA\n" + Files.readString(file));
        sshd.newHostKey().restart();

        assertThat(trust("--fingerprint", sshd.fingerprint())).isEqualTo(2);
        assertThat(said.toString()).contains("--replace");
        assertThat(trust("--fingerprint", sshd.fingerprint(), "--replace")).isZero();

        assertThat(Files.readAllLines(file)).hasSize(2).contains("other.example ssh-ed25519 AAAA");
    }

    @Test
    void aServerThatIsNoneIsNamed() {
        sshd.close();

        assertThat(trust()).isEqualTo(1);
        assertThat(said.toString()).contains("must answer as an SSH server", "127.0.0.1:" + sshd.port());
    }

    private int trust(String... options) {
        CommandLine command = new CommandLine(new TrustHostCommand());
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(said, true));
        String[] all = new String[options.length + 3];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = "--config";
        all[options.length + 1] = settings.toString();
        all[options.length + 2] = "127.0.0.1:" + sshd.port();
        return command.execute(all);
    }
}
