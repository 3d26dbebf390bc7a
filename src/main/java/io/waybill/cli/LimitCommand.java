package io.waybill.cli;

import io.waybill.console.BandwidthStatus;
import io.waybill.console.Json;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill limit}: limits the bandwidth of a destination while Waybill runs. */
@Command(
        name = "limit",
        mixinStandardHelpOptions = true,
        description = "Limits how many bytes a second go to a destination, for files that are on their way too.",
        footer = "Exit code: 0 done, 2 wrong usage, 4 Waybill is not running.")
public final class LimitCommand implements Callable<Integer> {
    private static final String AS_CONFIGURED = "as-configured";

    private final Place.Finder places;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Telling telling;

    @Option(names = "--json", description = "How its bandwidth stands then, as JSON.")
    private boolean json;

    @Option(names = "--" + AS_CONFIGURED, description = "What its route and application.properties say counts again.")
    private boolean asConfigured;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = When.class,
            description = "When that counts again: 18:00, 2026-11-23T18:00 or 90m from now; else on your word only.")
    private Instant until;

    @Parameters(index = "0", paramLabel = "DESTINATION", description = "Which one, as ./waybill status names it.")
    private String destination;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "RATE",
            description =
                    "10MiB/s, none for no limit, or a timetable: 2MiB/s Mon-Fri 08:00-18:00, 20MiB/s else. Its hours"
                            + " are those of waybill.time-zone.")
    private List<String> rate = List.of();

    public LimitCommand(Place.Finder places) {
        this.places = places;
    }

    @Override
    public Integer call() {
        if (asConfigured == !rate.isEmpty() || asConfigured && until != null) {
            throw new ParameterException(
                    spec.commandLine(), "Either a rate must be given, with --until if wanted, or --" + AS_CONFIGURED);
        }
        String end = until == null ? "" : until.toString();
        return telling.tell(places, running -> {
            BandwidthStatus now =
                    running.limit(destination, asConfigured ? AS_CONFIGURED : String.join(" ", rate), end);
            spec.commandLine().getOut().println(json ? Json.pretty(now) : destination + ": " + now.inWords() + ".");
            return ExitCode.DELIVERED;
        });
    }
}
