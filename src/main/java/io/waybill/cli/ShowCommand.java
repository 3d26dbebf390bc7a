package io.waybill.cli;

import io.waybill.console.WaybillReport;
import io.waybill.console.Words;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code waybill show}: all that is known of one waybill, its receipt and its timeline. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows all that is known of one file: where it stands, its receipt, its timeline.",
        footer = "Exit code: 0 delivered, 1 dead, 2 wrong usage or no such waybill, 3 held, waiting, in doubt or on its"
                + " way, 4 no ledger.")
public final class ShowCommand implements Callable<Integer> {
    private final Place.Finder places;

    @Parameters(paramLabel = "ID", description = "The id of a waybill, as ./waybill status and the log show it.")
    private String id;

    @Mixin
    private Account account;

    public ShowCommand(Place.Finder places) {
        this.places = places;
    }

    @Override
    public Integer call() {
        Optional<Optional<WaybillReport>> told =
                account.ask(places, running -> running.find(id), reporter -> reporter.waybill(id));
        if (told.isEmpty()) {
            return ExitCode.NOT_RUNNING;
        }
        if (told.get().isEmpty()) {
            account.complain(
                    "The ledger must have the waybill, by the id that ./waybill status shows, and has none with "
                            + Words.plain(id));
            return ExitCode.WRONG_USAGE;
        }
        WaybillReport waybill = told.get().get();
        account.print(waybill, WaybillText.of(waybill));
        return ExitCode.of(Map.of(waybill.state(), 1L));
    }
}
