package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.arrival.Sshd;
import io.waybill.destination.dc21.Dc21Scene;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Generation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** What {@code doctor} finds, against the stand-ins and a real SSH server. */
class DoctorCommandTest extends SceneTest {
    private final StringWriter out = new StringWriter();

    @Test
    void whereEverythingWorksItSaysSoAndLeavesNothingBehind() throws IOException {
        int code = doctor(scene);

        assertThat(out.toString())
                .contains("well  folder       " + scene.inbox + " can be read and written")
                .contains("well  name         127.0.0.1 is 127.0.0.1")
                .contains("well  connection   port ", "well  answer ", "well  clock ")
                .contains("well  login        the service takes the token for " + Scene.DATASET);
        assertThat(code).isZero();
        assertThat(scene.databank.calls()).extracting(Call::phase).doesNotContain("setup", "create");
        assertThat(scene.data()).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void aRightTokenIsWellAtEveryServerOfDataBank(Generation generation) throws IOException {
        scene.databank.generation(generation);

        int code = doctor(scene);

        assertThat(out.toString()).contains("well  login ");
        assertThat(code).isZero();
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void aWrongTokenIsBadAtEveryServerOfDataBank(Generation generation) throws IOException {
        scene.databank.generation(generation);
        Files.writeString(scene.tokenFile, "an-outdated-token-of-this-test");

        int code = doctor(scene);

        assertThat(out.toString()).contains("BAD   login ");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void aTokenThatTheServiceDoesNotTakeIsSaidBeforeAFileIsSent() throws IOException {
        Files.writeString(scene.tokenFile, "an-outdated-token-of-this-test");

        int code = doctor(scene);

        assertThat(code).isEqualTo(1);
        assertThat(out.toString())
                .contains("BAD   login ", "get a new one")
                .doesNotContain("an-outdated-token-of-this-test");
    }

    @ParameterizedTest
    @CsvSource({
        "databank.baseUrl, http://127.0.0.1:1, BAD   connection, must take connections",
        "databank.baseUrl, https://no-such-name.invalid, BAD   name, a name that this machine can look up",
        "databank.token, file:/nowhere/token, BAD   token, 'file:/nowhere/token must lead to a value'",
        "databank.dataset, TESTIDB-0000000, BAD   login, no dataset TESTIDB-0000000",
        "waybill.spool.keep-free, 900000GiB, BAD   disk, no file is taken in",
    })
    void whatDoesNotWorkIsNamed(String key, String value, String what, String words) throws IOException {
        scene.with(key, value);

        int code = doctor(scene);

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains(what, words, "Something does not work");
    }

    @Test
    void plainHttpAtAnHttpsAddressIsABadCertificate() throws IOException {
        scene.with("databank.baseUrl", scene.databank.baseUrl().replace("http:", "https:"));

        int code = doctor(scene);

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("BAD   certificate");
    }

    @Test
    void aTokenIsTriedAtDc21Too() throws IOException {
        try (Dc21Scene dc21 = new Dc21Scene(Files.createDirectories(home.resolve("more")))) {
            Files.writeString(dc21.tokenFile, "old-token");

            int code = doctor(dc21);

            assertThat(code).isEqualTo(1);
            assertThat(out.toString()).contains("route dc21-delivery").contains("BAD   login");
            assertThat(dc21.dc21.calls()).allMatch(call -> List.of("search", "").contains(call.phase()));
        }
    }

    @Test
    void anSftpServerIsLookedIntoUpToTheFolder() throws IOException {
        try (Sshd sshd = Sshd.start(home)) {
            scene.fromSftp(sshd.port(), scene.inbox, "keyFile: " + sshd.keyFile())
                    .with(
                            "waybill.sftp.known-hosts",
                            sshd.knownHosts(sshd.port()).toString());

            int code = doctor(scene);

            assertThat(out.toString())
                    .contains("well  host key ")
                    .contains("well  login        127.0.0.1 lets " + Sshd.user() + " in")
                    .contains("well  folder       " + scene.inbox + " can be opened");
            assertThat(code).isZero();
        }
    }

    @Test
    void anSftpServerThatIsNotTrustedIsNotLoggedInto() throws IOException {
        try (Sshd sshd = Sshd.start(home)) {
            scene.fromSftp(sshd.port(), scene.inbox, "keyFile: " + sshd.keyFile())
                    .with("waybill.sftp.known-hosts", home.resolve("none").toString());

            int code = doctor(scene);

            assertThat(code).isEqualTo(1);
            assertThat(out.toString())
                    .contains("BAD   host key ", "./waybill trust-host 127.0.0.1:" + sshd.port())
                    .doesNotContain(" in\n  well  folder       " + scene.inbox + " can be opened");
        }
    }

    private int doctor(Scene of) throws IOException {
        Path config = of.settingsFile(of.settings().all().get("databank.token"));
        return new CommandLine(new DoctorCommand())
                .setOut(new PrintWriter(out, true))
                .execute("--config", config.toString(), "--routes", of.routes().toString());
    }
}
