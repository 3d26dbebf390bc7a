package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What {@code validate} prints, and what it leaves alone. */
class ValidateCommandTest extends SceneTest {
    private final StringWriter out = new StringWriter();

    @Test
    void ofRightFilesItSaysHowManyThereAre() throws IOException {
        int code = validate();

        assertThat(out)
                .hasToString("Nothing is wrong with 6 route files and " + home.resolve("scene.properties")
                        + ". No service was asked: ./waybill doctor does.\n");
        assertThat(code).isZero();
    }

    @Test
    void nothingIsTouchedThatAStartTouches() throws IOException {
        Files.delete(scene.inbox);

        validate();

        assertThat(scene.inbox).doesNotExist();
        assertThat(scene.data()).doesNotExist();
        assertThat(scene.databank.calls()).isEmpty();
    }

    @Test
    void aRunningWaybillDoesNotMatter() throws IOException {
        scene.start();

        int code = validate();

        assertThat(code).isZero();
    }

    @Test
    void eachFindingHasItsLineAndTheLastLineCountsThem() throws IOException {
        scene.with("waybill.retry.attempts", "many").editedRoutes("              dataset:", "              datset:");

        int code = validate();

        assertThat(out.toString().lines())
                .hasSize(3)
                .anyMatch(
                        line -> line.contains("databank.camel.yaml:24:15: ") && line.endsWith("did you mean dataset?"))
                .anyMatch(line ->
                        line.matches(".*scene.properties:\\d+:24: The setting waybill.retry.attempts must be .*"))
                .endsWith("2 things are wrong.");
        assertThat(code).isEqualTo(2);
    }

    @Test
    void aTokenThatIsWrittenOutIsNotShown() throws IOException {
        scene.editedRoutes("\"{{databank.token}}\"", "0123456789abcdef-literal");

        validate();

        assertThat(out.toString()).contains("databank.camel.yaml:25:22: ").doesNotContain("-literal");
    }

    @Test
    void asJsonEachFindingHasItsFileLineAndColumn() throws IOException {
        scene.editedRoutes("              dataset:", "              datset:");

        validate("--json");

        assertThat(out.toString())
                .contains("\"line\" : 24", "\"column\" : 15", "did you mean dataset?")
                .startsWith("[")
                .doesNotContain("wrong.\n");
    }

    @Test
    void aValueOfTheSurroundingsIsToldAsSuch() throws IOException {
        System.setProperty("waybill.stop.patience", "long");
        try {
            validate();
        } finally {
            System.clearProperty("waybill.stop.patience");
        }

        assertThat(out.toString())
                .startsWith(
                        "the system property waybill.stop.patience: The setting waybill.stop.patience must be a time");
    }

    private int validate(String... more) throws IOException {
        CommandLine command = new CommandLine(new ValidateCommand()).setOut(new PrintWriter(out));
        Path settings = scene.settingsFile("file:" + scene.tokenFile);
        Stream<String> usual = Stream.of(
                "--config", settings.toString(), "--routes", scene.routes().toString());
        return command.execute(Stream.concat(usual, Stream.of(more)).toArray(String[]::new));
    }
}
