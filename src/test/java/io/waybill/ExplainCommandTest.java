package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code explain} says of a file. */
class ExplainCommandTest extends SceneTest {
    private final StringWriter out = new StringWriter();

    @Test
    void aFileThatEveryRuleLetsPassIsTakenAtTheNextLook() {
        Path file = scene.file("soil.csv", 10);

        await().untilAsserted(() -> assertThat(explain(file)).isZero());

        assertThat(out.toString())
                .contains("route databank-arrival", "databank.camel.yaml", scene.inbox.toString(), "yes")
                .contains("No Waybill runs");
    }

    @ParameterizedTest
    @CsvSource({
        ".soil.csv, a name with a dot in front",
        "soil.txt, include",
        "draft.csv, exclude",
        "large.csv, maxSize",
        "empty.csv, emptyFiles",
        "folder/soil.csv, recursive: false",
        ".accepted/2026-11-21/soil.csv, moveTo",
    })
    void aFileThatARuleKeepsOutIsToldTheRule(String name, String rule) throws IOException {
        scene.fromFolder("include: '*.csv,*.part'", "exclude: draft*", "maxSize: 1KiB", "emptyFiles: reject");
        Path file = scene.inbox.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[name.startsWith("large") ? 1025 : name.startsWith("empty") ? 0 : 10]);

        int code = explain(file);

        assertThat(code).isEqualTo(3);
        assertThat(out.toString()).contains("  no: ").contains(rule);
    }

    @Test
    void aFileThatIsStillWrittenByItsNameIsNotYetTaken() throws IOException {
        Path file = Files.write(scene.inbox.resolve("soil.csv.part"), new byte[10]);

        int code = explain(file);

        assertThat(code).isEqualTo(3);
        assertThat(out.toString()).contains("  not yet: its name is one of a file that is still written (temporary");
    }

    @Test
    void aFileInTheFolderOfARouteThatIsOffIsToldWhatSwitchesItOn() throws IOException {
        Path folder = Files.createDirectory(home.resolve("for-datatile"));
        scene.with("datatile.inbox", folder.toString());
        Path file = Files.write(folder.resolve("soil.csv"), new byte[10]);

        int code = explain(file);

        assertThat(code).isEqualTo(3);
        assertThat(out.toString())
                .contains("route datatile-arrival", "the route is off", "'{{datatile.baseUrl}}' != ''");
    }

    @Test
    void aFileThatIsTooFreshIsToldHowLongItMustBeLeftAlone() {
        scene.with("waybill.arrivals.stable-for", "1h");

        int code = explain(scene.file("soil.csv", 10));

        assertThat(code).isEqualTo(3);
        assertThat(out.toString()).contains("not yet: ", "3600.0 s", "stableFor");
    }

    @Test
    void whereWaybillRunsTheNextLookIsTold() {
        scene.startPolling("0 0 0 1 1 ? 2099");

        explain(scene.file("soil.csv", 10));

        assertThat(out.toString())
                .contains("the next look is at 2099-01-01T00:00:00Z")
                .doesNotContain("No Waybill runs");
    }

    @Test
    void aFileInNoWatchedFolderIsToldWhichFoldersAre() throws IOException {
        int code = explain(Files.createFile(home.resolve("soil.csv")));

        assertThat(code).isEqualTo(3);
        assertThat(out.toString()).contains("no route watches", "databank-arrival: " + scene.inbox);
    }

    @Test
    void aFileThatWasTakenAndLeftIsToldItsWaybill() {
        scene.fromFolder("afterwards: leave");
        Path file = scene.file("soil.csv", 10);
        scene.runOnce();

        int code = explain(file);

        assertThat(code).isEqualTo(3);
        assertThat(out.toString())
                .contains(
                        "it was taken before, as it is now",
                        scene.waybill("soil.csv").id(),
                        "DELIVERED",
                        "afterwards: leave");
    }

    @Test
    void aFileThatIsGoneSinceItWasTakenIsToldItsWaybill() {
        Path file = scene.file("soil.csv", 10);
        scene.runOnce();

        assertThat(explain(file)).isEqualTo(3);

        assertThat(out.toString())
                .contains("it is not there any more", scene.waybill("soil.csv").id(), "DELIVERED");
    }

    @Test
    void aFileThatIsNotThereIsWrongUsage() {
        assertThat(explain(scene.inbox.resolve("none.csv"))).isEqualTo(2);
        assertThat(out.toString()).contains("none.csv");
    }

    private int explain(Path file) {
        try {
            CommandLine command = new CommandLine(new ExplainCommand());
            command.setOut(new PrintWriter(out, true));
            command.setErr(new PrintWriter(out, true));
            command.setExecutionExceptionHandler((failure, line, parsed) -> {
                line.getErr().println(failure.getMessage());
                return failure instanceof WrongSetting ? 2 : 1;
            });
            return command.execute(
                    "--config",
                    scene.settingsFile("file:" + scene.tokenFile).toString(),
                    "--routes",
                    scene.routes().toString(),
                    file.toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
