package io.waybill.cli;

import io.waybill.console.Json;
import io.waybill.console.Reporter;
import io.waybill.console.StatusReport;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import io.waybill.secret.TokenAges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code waybill status}: says how everything stands, whether Waybill runs or not. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says how every destination stands, and which files need you.",
        footer = "Exit code: 0 all delivered, 1 something is dead, 2 wrong usage, 3 held, waiting, in doubt or on its"
                + " way, 4 no ledger.")
public final class StatusCommand implements Callable<Integer> {
    private final Place.Finder places;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "The whole report as JSON.")
    private boolean json;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings that Waybill runs with. Default: application.properties here, if there is one.")
    private Path config;

    public StatusCommand(Place.Finder places) {
        this.places = places;
    }

    @Override
    public Integer call() {
        Path data = places.apply(config).data();
        Optional<StatusReport> report = ofRunning(data).or(() -> ofLedger(data));
        if (report.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("Waybill is not running, and has left no ledger in " + data
                            + ". Start it with ./waybill run, or name its settings with --config.");
            return ExitCode.NOT_RUNNING;
        }
        spec.commandLine().getOut().print(json ? Json.pretty(report.get()) + "\n" : new StatusText(report.get()));
        spec.commandLine().getOut().flush();
        return report.get().addsUp() ? ExitCode.of(report.get().states()) : ExitCode.DEAD;
    }

    private static Optional<StatusReport> ofRunning(Path data) {
        try {
            return RunningWaybill.at(data).map(RunningWaybill::status);
        } catch (NotRunning killed) {
            return Optional.empty();
        }
    }

    private static Optional<StatusReport> ofLedger(Path data) {
        Path file = LedgerDatabase.fileIn(data);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (LedgerDatabase database = LedgerDatabase.readOnly(file)) {
            Clock clock = Clock.systemUTC();
            LedgerReport ledger = new LedgerReport(database, clock);
            Destinations destinations = new Destinations(database, clock);
            return Optional.of(
                    new Reporter(ledger, destinations, clock, Set.of(), new TokenAges(clock), null).status());
        }
    }
}
