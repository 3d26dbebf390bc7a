package io.waybill.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that runs the workspace stand-in until it is interrupted. */
@Command(
        name = "workspace",
        mixinStandardHelpOptions = true,
        description = "Runs a stand-in of the Azure Blob service behind a workspace's upload tokens on this machine.")
final class WorkspaceCommand extends Serving<WorkspaceStandIn> {
    @Option(names = "--port", defaultValue = "18082", description = "Port on 127.0.0.1, 0 for any: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--folder",
            defaultValue = "data/sandbox-workspace",
            description = "What it keeps, and its upload token: ${DEFAULT-VALUE}.")
    private Path folder;

    @Option(
            names = "--permissions",
            defaultValue = "cw",
            description = "What the token allows, letters of racwdl: ${DEFAULT-VALUE}.")
    private String permissions;

    @Option(
            names = "--minutes",
            defaultValue = "1440",
            description = "How long the token is good, below 0 for an expired one: ${DEFAULT-VALUE}.")
    private long minutes;

    @Option(names = "--below", defaultValue = "", description = "The path below the container that it leads to.")
    private String below;

    @Option(names = "--discard", description = "Counts the bytes of blobs and keeps none.")
    private boolean discard;

    @Option(names = "--latency-ms", defaultValue = "0", description = "Added to every request: ${DEFAULT-VALUE}.")
    private long latencyMillis;

    @Option(
            names = "--fault",
            paramLabel = "SPEC",
            converter = FaultSpec.class,
            description = "PHASE:WHEN:WHAT, repeatable, as block:9:503, list:1:lose, put:2:drop-amid=1000.")
    private List<Fault> faults = List.of();

    @Override
    WorkspaceStandIn start() throws IOException {
        return WorkspaceStandIn.start(port, folder);
    }

    @Override
    String prepare(WorkspaceStandIn standIn) throws IOException {
        faults.forEach(standIn::fault);
        standIn.fault(Fault.on("any").delay(Duration.ofMillis(latencyMillis)));
        standIn.discard(discard);
        Instant ends = Instant.now().plus(Duration.ofMinutes(minutes));
        Path token = Files.writeString(folder.resolve("token"), standIn.token(below, permissions, null, ends));
        return "Workspace stand-in at " + standIn.baseUrl() + ", upload token in " + token + ", folder " + folder;
    }
}
