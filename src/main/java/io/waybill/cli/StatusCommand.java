package io.waybill.cli;

import io.waybill.console.Reporter;
import io.waybill.console.StatusReport;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill status}: says how everything stands, whether Waybill runs or not. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says how every destination stands, and which files need you.",
        footer = "Exit code: 0 all delivered, 1 something is dead, 2 wrong usage, 3 held, waiting, in doubt or on its"
                + " way, 4 no ledger.")
public final class StatusCommand implements Callable<Integer> {
    private static final long AGAIN_MILLIS = 2_000;

    private final Place.Finder places;

    @Option(names = "--watch", description = "Says it again every two seconds, until you press Ctrl-C.")
    private boolean watch;

    @Mixin
    private Account account;

    public StatusCommand(Place.Finder places) {
        this.places = places;
    }

    @Override
    public Integer call() throws InterruptedException {
        int code = tell();
        while (watch && code != ExitCode.NOT_RUNNING) {
            Thread.sleep(AGAIN_MILLIS);
            account.turnOver();
            code = tell();
        }
        return code;
    }

    private int tell() {
        Optional<StatusReport> told = account.ask(places, RunningWaybill::status, Reporter::status);
        if (told.isEmpty()) {
            return ExitCode.NOT_RUNNING;
        }
        StatusReport report = told.get();
        account.print(report, new StatusText(report));
        return report.addsUp() ? ExitCode.of(report.states()) : ExitCode.DEAD;
    }
}
