package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.arrival.Sshd;
import io.waybill.sandbox.Registered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A large file on OpenSSH's server, and a line to it that breaks. */
class SftpInterruptionIT extends SceneTest {
    private static final int BYTES = 300 << 20;

    @ParameterizedTest
    @ValueSource(longs = {1 << 20, 150L << 20, 299L << 20})
    void aFileOf300MebibytesArrivesWholeWhereverTheLineBreaks(long at) throws Exception {
        try (Sshd sshd = Sshd.start(home);
                BreakingLine line = new BreakingLine(sshd.port(), 1, at, false)) {
            scene.with("waybill.sftp.known-hosts", sshd.knownHosts(line.port()).toString())
                    .fromSftp(line.port(), scene.inbox, "keyFile: " + sshd.keyFile());
            Path file = scene.file("soil.bin", BYTES);
            String sha256 = sha256(file);
            scene.runOnce();
            assertThat(line.breaksLeft()).isZero();
            assertThat(scene.delivered()).isEmpty();
            assertThat(scene.data().resolve("spool")).isEmptyDirectory();

            scene.runOnce();

            assertThat(scene.delivered()).extracting(Registered::sha256).containsExactly(sha256);
            assertThat(scene.left()).isEmpty();
            assertThat(line.sent()).as("what was fetched is not fetched again").isLessThan(BYTES + (20L << 20));
        }
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
