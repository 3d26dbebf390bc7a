package io.waybill.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that runs the DATATILE stand-in until it is interrupted. */
@Command(
        name = "datatile",
        mixinStandardHelpOptions = true,
        description = "Runs a stand-in of the DATATILE Data Collector on this machine.")
final class DatatileCommand extends Serving<DatatileStandIn> {
    @Option(names = "--port", defaultValue = "18081", description = "Port on 127.0.0.1, 0 for any: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--folder",
            defaultValue = "data/sandbox-datatile",
            description = "Where its record is: ${DEFAULT-VALUE}.")
    private Path folder;

    @Option(names = "--token-file", description = "File with the token; else SANDBOX_TOKEN, else sandbox-token.")
    private Path tokenFile;

    @Option(names = "--folder-hash", defaultValue = "a-folder", description = "For create: ${DEFAULT-VALUE}.")
    private List<String> folders;

    @Option(
            names = "--database-hash",
            defaultValue = "a-database",
            description = "For reload and append: ${DEFAULT-VALUE}.")
    private List<String> databases;

    @Option(names = "--job-ms", defaultValue = "5000", description = "How long a job takes: ${DEFAULT-VALUE}.")
    private long jobMillis;

    @Option(names = "--fail", description = "Every job fails.")
    private boolean fail;

    @Option(
            names = "--shape",
            defaultValue = "ID",
            description = "How it tells of a job, one of ${COMPLETION-CANDIDATES}: ${DEFAULT-VALUE}.")
    private JobShape shape;

    @Option(names = "--occupied", defaultValue = "409", description = "The code for a hash in use: ${DEFAULT-VALUE}.")
    private int occupied;

    @Option(names = "--largest-mib", defaultValue = "0", description = "The largest file, 0 for any: ${DEFAULT-VALUE}.")
    private long largestMib;

    @Option(names = "--uploads-a-minute", defaultValue = "0", description = "The quota, 0 for none: ${DEFAULT-VALUE}.")
    private int uploads;

    @Option(names = "--discard", description = "Counts the bytes of files and keeps none.")
    private boolean discard;

    @Option(
            names = "--fault",
            paramLabel = "SPEC",
            converter = FaultSpec.class,
            description = "PHASE:WHEN:WHAT, repeatable, as append:1:lose, job:from=3:503, create:2:drop-amid=1000.")
    private List<Fault> faults = List.of();

    @Override
    DatatileStandIn start() throws IOException {
        return DatatileStandIn.start(port, folder);
    }

    @Override
    String prepare(DatatileStandIn standIn) throws IOException {
        faults.forEach(standIn::fault);
        folders.forEach(standIn::folder);
        databases.forEach(standIn::database);
        standIn.shape(shape)
                .jobsTake(Duration.ofMillis(jobMillis))
                .jobsFail(fail)
                .occupiedStatus(occupied)
                .discard(discard)
                .largest(largestMib == 0 ? Long.MAX_VALUE : largestMib << 20)
                .uploadsAMinute(uploads == 0 ? Integer.MAX_VALUE : uploads);
        SandboxToken token = SandboxToken.of(tokenFile);
        standIn.token(token.value());
        return "DATATILE stand-in at " + standIn.baseUrl() + ", folders " + String.join(", ", folders) + ", databases "
                + String.join(", ", databases) + ", jobs at " + standIn.statusUrl() + ", token from " + token.source();
    }
}
