package io.waybill.arrival;

import io.waybill.Scene;
import io.waybill.SceneTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A scene with an SFTP server of its own for each test, which is OpenSSH's. */
abstract class SftpTest extends SceneTest {
    Sshd sshd;

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

    void trust(int port) throws IOException {
        scene.with("waybill.sftp.known-hosts", sshd.knownHosts(port).toString());
    }

    Scene route(String... parameters) {
        return scene.fromSftp(
                sshd.port(),
                scene.inbox,
                Stream.concat(Stream.of("keyFile: " + sshd.keyFile()), Stream.of(parameters))
                        .toArray(String[]::new));
    }
}
