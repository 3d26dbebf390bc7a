package io.waybill.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that runs the workspace stand-in until it is interrupted. */
@Command(
        name = "workspace",
        mixinStandardHelpOptions = true,
        description = "Runs a stand-in of the Azure Blob service behind a workspace's upload tokens on this machine.")
final class WorkspaceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

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
    public Integer call() throws InterruptedException {
        try (WorkspaceStandIn standIn = WorkspaceStandIn.start(port, folder)) {
            Runtime.getRuntime().addShutdownHook(new Thread(standIn::close));
            faults.forEach(standIn::fault);
            standIn.fault(Fault.on("any").delay(Duration.ofMillis(latencyMillis)));
            standIn.discard(discard);
            Instant ends = Instant.now().plus(Duration.ofMinutes(minutes));
            Path token = Files.writeString(folder.resolve("token"), standIn.token(below, permissions, null, ends));
            spec.commandLine()
                    .getOut()
                    .printf(
                            "Workspace stand-in at %s, upload token in %s, folder %s; stop with Ctrl-C%n",
                            standIn.baseUrl(), token, folder);
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await();
            return 0;
        } catch (IOException failure) {
            spec.commandLine().getErr().printf("the sandbox must be able to start, %s%n", failure);
            return 1;
        }
    }
}
