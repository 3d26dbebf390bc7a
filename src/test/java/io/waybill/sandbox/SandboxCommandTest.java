package io.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
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

    @Test
    void theCommandSaysWhereItListensAndNeverTheTokenItRead() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "s3cret\n");
        FutureTask<Integer> run = new FutureTask<>(() -> command.execute(
                "--port", "0", "--folder", folder.resolve("kept").toString(), "--token-file", token.toString()));
        Thread thread = new Thread(run);

        thread.start();

        await().until(() -> out.toString().contains("\n"));
        assertThat(out.toString())
                .startsWith("Data Bank stand-in at http://127.0.0.1:")
                .contains("dataset TESTIDB-1234567", "token from " + token, "stop with Ctrl-C")
                .doesNotContain("s3cret");
        thread.interrupt();
        await().until(run::isDone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--latency-ms", "--s3-part-mib"})
    void aNegativeNumberIsAClearMessageAndExitCodeTwo(String option) {
        int exit = command.execute("--port", "0", "--folder", folder.toString(), option, "-1");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains(option + " must not be negative");
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

    @ParameterizedTest
    @CsvSource({
        "transfer:3:503, transfer, 3, 1, ANSWER, 0",
        "transfer:from=3:401, transfer, 3, 2147483647, ANSWER, 0",
        "verify:1:lose, verify, 1, 1, LOSE_ANSWER, 0",
        "transfer:2:partial=1000, transfer, 2, 1, PARTIAL_APPEND, 1000",
        "any:1:drop, any, 1, 1, DROP_BEFORE_BODY, 0",
        "any:1:drop-amid=7, any, 1, 1, DROP_AMID_BODY, 7",
        "setup:1:hang, setup, 1, 1, HANG, 0",
        "setup:1:hang-after, setup, 1, 1, HANG_AFTER_WORK, 0",
        "probe:1:hang-amid=7, probe, 1, 1, HANG_AMID_BODY, 7",
        "any:from=1:delay=7, any, 1, 2147483647, NONE, 0"
    })
    void aFaultIsReadFromItsSpec(String spec, String phase, int first, int times, String effect, long bytes) {
        Fault fault = new FaultSpec().convert(spec);

        assertThat(fault.phase()).isEqualTo(phase);
        assertThat(fault.turns()).isEqualTo(new Fault.Turns(first, times));
        assertThat(fault.effect()).hasToString(effect);
        assertThat(fault.bytes()).isEqualTo(bytes);
    }

    @Test
    void aPortInUseIsToldWithoutAStackTrace() throws Exception {
        try (DatabankStandIn other = DatabankStandIn.start(0, folder.resolve("other"))) {
            int exit = command.execute("--port", Integer.toString(other.port()), "--folder", folder.toString());

            assertThat(exit).isEqualTo(1);
            assertThat(err.toString()).startsWith("the sandbox must be able to start, ");
        }
    }
}
