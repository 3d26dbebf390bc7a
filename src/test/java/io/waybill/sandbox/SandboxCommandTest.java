package io.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.sandbox.SandboxCommand.GenerationName;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SandboxCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine command =
            new CommandLine(new SandboxCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    private Thread thread;

    /** Starts the command beside the test, waits until it has said something, and reads where it listens. */
    private String start(String... more) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), Wire.TOKEN + "\n");
        List<String> words = new ArrayList<>(List.of("--port", "0", "--token-file", token.toString()));
        words.addAll(List.of("--folder", folder.resolve("kept").toString()));
        words.addAll(List.of(more));
        thread = new Thread(() -> command.execute(words.toArray(String[]::new)));
        thread.start();
        await().until(() -> out.toString().contains("\n"));
        return out.toString().replaceAll("(?s).* at (http:\\S+),.*", "$1");
    }

    @AfterEach
    void stop() throws Exception {
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void theStandInOfDatatileSaysWhereItListensAndWhereItsJobsAre() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), Wire.TOKEN + "\n");
        thread = new Thread(() -> command.execute(
                "datatile",
                "--port",
                "0",
                "--token-file",
                token.toString(),
                "--folder",
                folder.toString(),
                "--shape",
                "TEXT"));
        thread.start();

        await().until(() -> out.toString().contains("\n"));

        assertThat(out.toString())
                .startsWith("DATATILE stand-in at http://127.0.0.1:")
                .contains("folders a-folder", "databases a-database", "/api/v2/jobs/{jobId}", "token from " + token)
                .doesNotContain(Wire.TOKEN);
    }

    @Test
    void theStandInOfAWorkspaceLeavesItsTokenInAFile() throws Exception {
        thread = new Thread(
                () -> command.execute("workspace", "--port", "0", "--folder", folder.toString(), "--permissions", "w"));
        thread.start();

        await().until(() -> out.toString().contains("\n"));

        assertThat(out.toString())
                .startsWith("Workspace stand-in at http://127.0.0.1:")
                .contains("upload token in " + folder.resolve("token"))
                .doesNotContain("sig=");
        assertThat(folder.resolve("token")).content().contains("&sp=w&", "&sig=");
    }

    @Test
    void theStandInOfDc21TakesAnUpdate() throws Exception {
        Path token = Files.writeString(folder.resolve("dc21-token"), "the-secret");
        thread = new Thread(() -> command.execute(
                "dc21",
                "--port",
                "0",
                "--folder",
                folder.toString(),
                "--token-file",
                token.toString(),
                "--files",
                "a.dat,b.dat"));
        thread.start();
        await().until(() -> out.toString().contains("\n"));
        String address = out.toString().replaceFirst("(?s)DC21 stand-in at ([^,]*),.*", "$1");

        Dc21Wire.Said said = new Dc21Wire(address, "the-secret").update("file_id", 2, "description", "wet");

        assertThat(said.status()).isEqualTo(200);
        assertThat(out.toString()).doesNotContain("the-secret");
    }

    @Test
    void theCommandSaysWhereItListensAndNeverTheTokenItRead() throws Exception {
        start();

        assertThat(out.toString())
                .startsWith("Data Bank stand-in at http://127.0.0.1:")
                .contains("dataset TESTIDB-1234567", "token from " + folder.resolve("token"), "stop with Ctrl-C")
                .doesNotContain(Wire.TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"stays, 400, 404", "both, 400, 204", "today, 500, 204", "rewrite, 500, 204"})
    void theGenerationAskedForIsTheOneThatAnswers(String name, int unknownPhase, int options) throws Exception {
        String baseUrl = start("--generation", name);

        TusWire tus = new TusWire(baseUrl);
        assertThat(new Wire(baseUrl).form("filename=x&phase=none").statusCode()).isEqualTo(unknownPhase);
        assertThat(tus.send("OPTIONS", tus.files(), "").statusCode()).isEqualTo(options);
    }

    @ParameterizedTest
    @CsvSource({
        "moves, MOVES_AT_VERIFY",
        "stays, STAYS_IN_PLACE",
        "both, PHASES_AND_TUS",
        "today, TODAY",
        "rewrite, REWRITE"
    })
    void aGenerationHasAShortName(String name, Generation generation) {
        GenerationName read =
                command.parseArgs("--generation", name).matchedOptionValue("--generation", GenerationName.moves);

        assertThat(read.generation).isEqualTo(generation);
    }

    @Test
    void anUnknownGenerationIsAClearMessageAndExitCodeTwo() {
        int exit = command.execute("--generation", "newest");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("[moves, stays, both, today, rewrite]", "newest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transfer",
                "transfer:3",
                "upload:3:503",
                "transfer:x:503",
                "transfer:0:503",
                "transfer:3:lost",
                "transfer:3:99",
                "transfer:3:partial=much",
                "transfer:3:partial=-1"
            })
    void aWrongFaultIsAClearMessageAndExitCodeTwo(String spec) {
        int exit = command.execute("--port", "0", "--folder", folder.toString(), "--fault", spec);

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("a fault must be PHASE:WHEN:WHAT", "given: " + spec);
    }

    @Test
    void aPortInUseIsToldWithoutAStackTrace() throws Exception {
        try (DatabankStandIn other = DatabankStandIn.start(0, folder.resolve("other"))) {
            int exit = command.execute("--port", Integer.toString(other.port()), "--folder", folder.toString());

            assertThat(exit).isEqualTo(1);
            assertThat(err.toString()).startsWith("the sandbox must be able to start, ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--latency-ms", "--s3-part-mib"})
    void aNegativeNumberIsAClearMessageAndExitCodeTwo(String option) {
        int exit = command.execute("--port", "0", "--folder", folder.toString(), option, "-1");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains(option + " must not be negative");
    }
}
