package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;

/** How mail servers are spoken to: logins, and where the password is not. */
class MailServerIT extends SceneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WRONG = "mailbox-canary-bassoon";

    @RegisterExtension
    final MailBox box = MailBox.smtp();

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void sendThere() {
        box.in(scene.quickDelays());
    }

    private void login(String password) throws IOException {
        scene.with("notify.mail.user", MailBox.USER)
                .with(
                        "notify.mail.password",
                        "file:" + Files.writeString(home.resolve("mail-password"), password + "\n"));
    }

    private String refusal() {
        await().atMost(PATIENCE)
                .until(() -> !log.lines("Notices for mail cannot be sent").isEmpty());
        return log.lines("Notices for mail cannot be sent").get(0);
    }

    private int doctor() throws IOException {
        Path settings = scene.settingsFile("file:" + scene.tokenFile);
        return new CommandLine(new DoctorCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(
                        "--config",
                        settings.toString(),
                        "--routes",
                        scene.routes().toString());
    }

    @Test
    void withARightPasswordTheMailIsSent() throws Exception {
        login(MailBox.PASSWORD);
        scene.file("soil.csv", 10);

        scene.runOnce();

        assertThat(box.subjects()).hasSize(1);
    }

    @Test
    void aPasswordThatIsNotTakenIsSaidAndIsNowhere() throws Exception {
        login(WRONG);
        scene.file("soil.csv", 10);

        WaybillProcess process = WaybillProcess.start(home, scene, "--once");
        String ps = processList();
        process.exitCodeWithin(PATIENCE);

        String said = process.log();
        String encoded = Base64.getEncoder()
                .encodeToString(("\0" + MailBox.USER + "\0" + WRONG).getBytes(StandardCharsets.UTF_8));
        assertThat(said).contains("Notices for mail cannot be sent").doesNotContain(WRONG, encoded);
        assertThat(ps).contains("io.waybill.Main").doesNotContain(WRONG);
        for (Path file : scene.written()) {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(content.contains(WRONG) || content.contains(encoded))
                    .as(file.toString())
                    .isFalse();
        }
        assertThat(box.mails()).isEmpty();
    }

    private static String processList() throws Exception {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            Process ps = new ProcessBuilder("ps", "axww", "-o", "args").start();
                            return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                        },
                        list -> list.contains("io.waybill.Main"));
    }

    @Test
    void whereTlsIsNotOfferedNothingIsSent() throws Exception {
        login(MailBox.PASSWORD);
        scene.with("notify.mail.security", "starttls").file("soil.csv", 10);

        scene.start();

        assertThat(refusal()).contains("STARTTLS is required");
        assertThat(box.mails()).isEmpty();
    }

    @Test
    void theDoctorSaysThatTheServerLetsWaybillInAndSendsNothing() throws Exception {
        login(MailBox.PASSWORD);

        int code = doctor();

        assertThat(out.toString())
                .contains("well  mail         127.0.0.1:" + box.port()
                        + " answers, with security none, and lets waybill in");
        assertThat(code).isZero();
        assertThat(box.mails()).isEmpty();
    }

    @Test
    void theDoctorNamesAPasswordThatIsNotTakenAndAServerThatIsAway() throws Exception {
        login(WRONG);

        List<Integer> codes = List.of(doctor(), doctorWhenAway());

        assertThat(codes).containsOnly(1);
        assertThat(out.toString())
                .contains("BAD   login        127.0.0.1:" + box.port() + " must let waybill in, and does not")
                .contains(
                        "BAD   mail         127.0.0.1:" + box.port() + " must answer with security none, and does not")
                .doesNotContain(WRONG);
    }

    private int doctorWhenAway() throws IOException {
        box.goAway();
        return doctor();
    }
}
