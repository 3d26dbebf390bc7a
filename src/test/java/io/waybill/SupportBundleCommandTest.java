package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.sandbox.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What {@code support-bundle} puts together for somebody who is to help. */
class SupportBundleCommandTest extends SceneTest {
    /** A word that nothing else has read: only by its value can it be taken out. */
    private static final String PASSWORD = "unheard-of-Vx3rQp8m";

    private final StringWriter out = new StringWriter();

    @Test
    void itHasWhatBecameOfAFileThatWasRefused() throws IOException {
        scene.databank.fault(Fault.on("setup").answer(400, "no such thing"));
        scene.file("soil.csv", 100);
        scene.runOnce();

        int code = bundle();

        assertThat(code).as(out.toString()).isZero();
        assertThat(content())
                .containsKeys("about.txt", "settings.properties", "routes/databank.camel.yaml", "wrong.txt")
                .containsKey("waybills/" + scene.waybill("soil.csv").id() + ".json");
        assertThat(content().get("status.json")).contains("\"DEAD\"", "no such thing");
        assertThat(content().get("about.txt")).contains("it does not run, and has left a ledger");
        assertThat(out.toString()).contains("status.json", "look through it before you send it");
    }

    @Test
    void itHasTheLogOfAWaybillThatRuns() throws IOException {
        scene.file("soil.csv", 100);
        scene.start();

        bundle();

        assertThat(content().get("log.txt")).contains("accepted for databank");
        assertThat(content().get("about.txt")).contains("state = it runs");
    }

    @Test
    void itHasNoSecretWhereverItStands() throws IOException {
        Path password = Files.writeString(home.resolve("password"), PASSWORD);
        scene.with("waybill.broker.password", "file:" + password)
                .with("databank.baseUrl", "http://user:" + PASSWORD + "@127.0.0.1:1")
                .addRoute("own.camel.yaml", """
                        - route:
                            id: own
                            description: Keeps a password where none belongs.
                            from:
                              uri: timer:own
                              parameters: {period: 1h}
                              steps:
                                - log: "%s"
                        """.formatted(PASSWORD));

        bundle();

        assertThat(content().values()).isNotEmpty().noneMatch(text -> text.contains(PASSWORD));
        assertThat(content().get("settings.properties")).contains("waybill.broker.password = file:" + password);
        assertThat(content().get("routes/own.camel.yaml")).contains("[secret]");
    }

    @Test
    void itIsForItsOwnerOnlyAndTakesNoOthersPlace() throws IOException {
        bundle();
        byte[] first = Files.readAllBytes(file());

        int again = bundle();

        assertThat(again).isEqualTo(2);
        assertThat(out.toString()).contains("--out must be a file that is not there yet");
        assertThat(file()).hasBinaryContent(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    private int bundle() throws IOException {
        return new CommandLine(new SupportBundleCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(
                        "--config",
                        scene.settingsFile("file:" + scene.tokenFile).toString(),
                        "--routes",
                        scene.routes().toString(),
                        "--out",
                        file().toString());
    }

    private Path file() {
        return home.resolve("bundle.zip");
    }

    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file());
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                content.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return content;
    }
}
