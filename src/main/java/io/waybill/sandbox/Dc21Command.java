package io.waybill.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that runs the DC21 stand-in until it is interrupted. */
@Command(
        name = "dc21",
        mixinStandardHelpOptions = true,
        description = "Runs a stand-in of DC21 (HIEv, DIVER) on this machine.")
final class Dc21Command extends Serving<Dc21StandIn> {
    private static final String USER = "user@example.org";

    @Option(names = "--port", defaultValue = "18083", description = "Port on 127.0.0.1, 0 for any: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--folder", defaultValue = "data/sandbox-dc21", description = "What it keeps: ${DEFAULT-VALUE}.")
    private Path folder;

    @Option(names = "--token-file", description = "File with the user's token; else SANDBOX_TOKEN, else sandbox-token.")
    private Path tokenFile;

    @Option(names = "--administrator", description = "The user is one, and may update the files of others.")
    private boolean administrator;

    @Option(
            names = "--experiments",
            split = ",",
            defaultValue = "1,2",
            description = "Ids of experiments: ${DEFAULT-VALUE}.")
    private String[] experiments;

    @Option(names = "--tags", split = ",", defaultValue = "Photo,Video", description = "Tags: ${DEFAULT-VALUE}.")
    private String[] tags;

    @Option(
            names = "--access-groups",
            split = ",",
            defaultValue = "Soil",
            description = "Groups of users: ${DEFAULT-VALUE}.")
    private String[] accessGroups;

    @Option(names = "--files", split = ",", description = "Names of files of the user's that are there already.")
    private String[] files = {};

    @Option(
            names = "--fault",
            paramLabel = "SPEC",
            converter = FaultSpec.class,
            description = "PHASE:WHEN:WHAT, repeatable, as update:3:503, create:1:lose, search:1:drop.")
    private List<Fault> faults = List.of();

    @Override
    Dc21StandIn start() throws IOException {
        return Dc21StandIn.start(port, folder);
    }

    @Override
    String prepare(Dc21StandIn standIn) throws IOException {
        faults.forEach(standIn::fault);
        SandboxToken token = SandboxToken.of(tokenFile);
        if (administrator) {
            standIn.administrator(USER, token.value());
        } else {
            standIn.user(USER, token.value());
        }
        standIn.experiments(experiments).tags(tags).accessGroups(accessGroups);
        for (String name : files) {
            standIn.plantFile(name, USER, experiments[0]);
        }
        return "DC21 stand-in at " + standIn.baseUrl() + ", experiments " + String.join(", ", experiments) + ", tags "
                + String.join(", ", tags) + ", folder " + folder + ", token from " + token.source();
    }
}
