package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Mail over TLS, to a server with a certificate of its own authority. */
class MailTlsIT extends SceneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String WORTHLESS = "of-no-worth";

    @TempDir
    static Path certificates;

    @RegisterExtension
    final MailBox box = MailBox.smtps();

    /** The mail server of the tests reads its certificate once in a process. */
    @BeforeAll
    static void makeCertificate() throws Exception {
        keytool("-genkeypair -alias mail -keyalg RSA -dname CN=mail -ext san=ip:127.0.0.1 -keystore server.p12");
        keytool("-exportcert -rfc -alias mail -file mail.pem -keystore server.p12");
        keytool("-importcert -noprompt -alias mail -file mail.pem -keystore trusted.p12");
        System.setProperty(
                "greenmail.tls.keystore.file",
                certificates.resolve("server.p12").toString());
        System.setProperty("greenmail.tls.keystore.password", WORTHLESS);
        System.setProperty("greenmail.tls.key.password", WORTHLESS);
    }

    private static void keytool(String arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin/keytool")
                                .toString()),
                        Stream.of((arguments + " -storepass " + WORTHLESS).split(" ")))
                .toList();
        Process keytool = new ProcessBuilder(command)
                .directory(certificates.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    @BeforeEach
    void sendThere() throws IOException {
        box.in(scene.quickDelays())
                .with("notify.mail.security", "tls")
                .with("notify.mail.user", MailBox.USER)
                .with("notify.mail.password", "file:" + Files.writeString(home.resolve("pw"), MailBox.PASSWORD));
        scene.file("soil.csv", 10);
    }

    @Test
    void aCertificateThatThisJavaTrustsIsTaken() {
        String trust = "-Djavax.net.ssl.trustStore=" + certificates.resolve("trusted.p12")
                + " -Djavax.net.ssl.trustStorePassword=" + WORTHLESS;

        WaybillProcess process = WaybillProcess.start(home, scene.settings(), trust, "--once");
        process.exitCodeWithin(PATIENCE);

        assertThat(box.subjects()).as(process.log()).hasSize(1);
    }

    @Test
    void aCertificateThatIsNotTrustedIsRefused() {
        scene.start();

        await().dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .until(() -> !log.lines("Notices for mail cannot be sent").isEmpty());
        assertThat(log.lines("Notices for mail cannot be sent").get(0)).containsIgnoringCase("certif");
        assertThat(box.mails()).isEmpty();
    }
}
