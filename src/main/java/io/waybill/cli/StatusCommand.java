package io.waybill.cli;

import io.waybill.console.Json;
import io.waybill.console.Reporter;
import io.waybill.console.StatusReport;
import io.waybill.console.WaybillReport;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import io.waybill.secret.TokenAges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill status}: says how everything stands, whether Waybill runs or not. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says how every destination stands, and which files need you, or all that is known of one file.",
        footer = "Exit code: 0 all delivered, 1 something is dead, 2 wrong usage, 3 held, waiting, in doubt or on its"
                + " way, 4 no ledger.")
public final class StatusCommand implements Callable<Integer> {
    private final Place.Finder places;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "WAYBILL",
            description = "The id of a waybill, as this command and the log show it: all that is known of it.")
    private String id;

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
        if (id != null) {
            return one(data);
        }
        Optional<StatusReport> report =
                ofRunning(data, RunningWaybill::status).or(() -> ofLedger(data, Reporter::status));
        if (report.isEmpty()) {
            return noLedger(data);
        }
        print(report.get(), new StatusText(report.get()).toString());
        return report.get().addsUp() ? ExitCode.of(report.get().states()) : ExitCode.DEAD;
    }

    private int one(Path data) {
        Optional<Optional<WaybillReport>> report;
        try {
            report = ofRunning(data, running -> Optional.of(running.waybill(id)))
                    .or(() -> ofLedger(data, reporter -> reporter.waybill(id)));
        } catch (Refused unknown) {
            report = Optional.of(Optional.empty());
        }
        if (report.isEmpty()) {
            return noLedger(data);
        }
        if (report.get().isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "The ledger must have the waybill, by the id that ./waybill status shows, and has none with "
                                    + Words.plain(id));
            return ExitCode.WRONG_USAGE;
        }
        WaybillReport waybill = report.get().get();
        print(waybill, WaybillText.of(waybill));
        return ExitCode.of(Map.of(waybill.state(), 1L));
    }

    private int noLedger(Path data) {
        spec.commandLine()
                .getErr()
                .println("Waybill is not running, and has left no ledger in " + data
                        + ". Start it with ./waybill run, or name its settings with --config.");
        return ExitCode.NOT_RUNNING;
    }

    private void print(Object report, String text) {
        spec.commandLine().getOut().print(json ? Json.pretty(report) + "\n" : text);
        spec.commandLine().getOut().flush();
    }

    private static <T> Optional<T> ofRunning(Path data, Function<RunningWaybill, T> question) {
        try {
            return RunningWaybill.at(data).map(question);
        } catch (NotRunning killed) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> ofLedger(Path data, Function<Reporter, T> question) {
        Path file = LedgerDatabase.fileIn(data);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (LedgerDatabase database = LedgerDatabase.readOnly(file)) {
            Clock clock = Clock.systemUTC();
            LedgerReport ledger = new LedgerReport(database, clock);
            Destinations destinations = new Destinations(database, clock);
            return Optional.of(
                    question.apply(new Reporter(ledger, destinations, clock, Set.of(), new TokenAges(clock), null)));
        }
    }
}
