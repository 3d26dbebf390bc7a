package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.BreakingLine;
import io.waybill.chunk.Digests;
import io.waybill.sandbox.Registered;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** An SFTP server that is not there, falls silent, or of which the line breaks amid a file. */
class SftpTroubleTest extends SftpTest {
    private static final int SILENT_ROUTES = 12;

    /** A line to the server that breaks once, amid a file of 50,000,000 bytes. */
    private BreakingLine breaking() {
        return new BreakingLine(sshd.port(), 1, 20_000_000, false);
    }

    private void routeOver(BreakingLine line) throws IOException {
        trust(line.port());
        scene.fromSftp(line.port(), scene.inbox, "keyFile: " + sshd.keyFile());
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
        try (BreakingLine line = breaking()) {
            routeOver(line);
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
        try (BreakingLine line = breaking()) {
            routeOver(line);
            scene.file("soil.bin", 50_000_000);
            scene.runOnce();
            byte[] other = new byte[50_000_000];
            Files.setLastModifiedTime(scene.file("soil.bin", other), FileTime.fromMillis(1_000_000));

            scene.runOnce();

            assertThat(scene.delivered())
                    .extracting(Registered::sha256)
                    .containsExactly(HexFormat.of().formatHex(Digests.sha256().digest(other)));
        }
    }

    @Test
    void aServerThatFallsSilentAmidAFetchIsGivenUpAndTheFetchGoesOn() throws IOException {
        try (BreakingLine line = breaking().stalling()) {
            routeOver(line);
            scene.with("waybill.sftp.silence", "4s");
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
}
