package io.waybill.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command that runs the Data Bank stand-in until it is interrupted. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        subcommands = {DatatileCommand.class, WorkspaceCommand.class, Dc21Command.class},
        description =
                "Runs a stand-in of the Illinois Data Bank's upload server, of any generation, on this machine, and"
                        + " with the word datatile, workspace or dc21 one of those.")
public final class SandboxCommand extends Serving<DatabankStandIn> {
    /** The generations by their names on the command line. */
    enum GenerationName {
        moves(Generation.MOVES_AT_VERIFY),
        stays(Generation.STAYS_IN_PLACE),
        both(Generation.PHASES_AND_TUS),
        today(Generation.TODAY),
        rewrite(Generation.REWRITE);

        final Generation generation;

        GenerationName(Generation generation) {
            this.generation = generation;
        }
    }

    @Option(names = "--port", defaultValue = "18080", description = "Port on 127.0.0.1, 0 for any: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--folder", defaultValue = "data/sandbox", description = "What it keeps: ${DEFAULT-VALUE}.")
    private Path folder;

    @Option(names = "--dataset", defaultValue = "TESTIDB-1234567", description = "The draft: ${DEFAULT-VALUE}.")
    private String dataset;

    @Option(names = "--token-file", description = "File with the token; else SANDBOX_TOKEN, else sandbox-token.")
    private Path tokenFile;

    @Option(
            names = "--generation",
            defaultValue = "moves",
            description = "One of ${COMPLETION-CANDIDATES}: the phases, in which verify moves the file or it stays"
                    + " (October 2018 on), both phases and tus, tus as today, or databank-2: ${DEFAULT-VALUE}.")
    private GenerationName generation;

    @Option(names = "--discard", description = "Counts the bytes of chunks and keeps none.")
    private boolean discard;

    @Option(
            names = "--s3-part-mib",
            defaultValue = "0",
            description =
                    "Of a tus patch only whole parts of so many MiB are kept, and its end; 5 in production, 0 for all:"
                            + " ${DEFAULT-VALUE}.")
    private long s3PartMib;

    @Option(names = "--latency-ms", defaultValue = "0", description = "Added to every request: ${DEFAULT-VALUE}.")
    private long latencyMillis;

    @Option(
            names = "--fault",
            paramLabel = "SPEC",
            converter = FaultSpec.class,
            description = "PHASE:WHEN:WHAT, repeatable, as transfer:3:503, transfer:from=3:401, verify:1:lose,"
                    + " transfer:2:partial=1000, any:1:drop.")
    private List<Fault> faults = List.of();

    @Override
    DatabankStandIn start() throws IOException {
        mustNotBeNegative("--latency-ms", latencyMillis);
        mustNotBeNegative("--s3-part-mib", s3PartMib);
        return DatabankStandIn.start(port, folder);
    }

    @Override
    String prepare(DatabankStandIn standIn) throws IOException {
        faults.forEach(standIn::fault);
        standIn.fault(Fault.on("any").delay(Duration.ofMillis(latencyMillis)));
        standIn.discard(discard);
        standIn.generation(generation.generation);
        standIn.partSize(s3PartMib << 20);
        SandboxToken token = SandboxToken.of(tokenFile);
        standIn.dataset(dataset, token.value());
        return "Data Bank stand-in at " + standIn.baseUrl() + ", dataset " + dataset + ", folder " + folder
                + ", token from " + token.source();
    }

    private void mustNotBeNegative(String option, long value) {
        if (value < 0) {
            throw new ParameterException(spec.commandLine(), option + " must not be negative, " + value);
        }
    }
}
