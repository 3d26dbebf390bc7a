package io.waybill.cli;

import io.waybill.console.Reporter;
import io.waybill.console.StatusReport;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code waybill status}: says how everything stands, whether Waybill runs or not. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says how every destination stands, and which files need you.",
        footer = "Exit code: 0 all delivered, 1 something is dead, 2 wrong usage, 3 held, waiting, in doubt or on its"
                + " way, 4 no ledger.")
public final class StatusCommand implements Callable<Integer> {
    private final Place.Finder places;

    @Mixin
    private Account account;

    public StatusCommand(Place.Finder places) {
        this.places = places;
    }

    @Override
    public Integer call() {
        Optional<StatusReport> told = account.ask(places, RunningWaybill::status, Reporter::status);
        if (told.isEmpty()) {
            return ExitCode.NOT_RUNNING;
        }
        StatusReport report = told.get();
        account.print(report, new StatusText(report));
        return report.addsUp() ? ExitCode.of(report.states()) : ExitCode.DEAD;
    }
}
