package io.waybill.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code waybill page}: where the page is, and the key to decide there. */
@Command(
        name = "page",
        mixinStandardHelpOptions = true,
        description = "Shows where the page of the running Waybill is, with the key that lets you decide there.",
        footer = "Exit code: 0 done, 2 wrong usage, 4 Waybill is not running.")
public final class PageCommand implements Callable<Integer> {
    private final Place.Finder places;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Telling telling;

    public PageCommand(Place.Finder places) {
        this.places = places;
    }

    @Override
    public Integer call() {
        return telling.tell(places, running -> {
            running.status();
            spec.commandLine().getOut().println(running.page());
            spec.commandLine()
                    .getErr()
                    .println("Open this address in a browser of this machine. Whoever has it can decide in your name,"
                            + " until Waybill is started again; without what follows #, it is for looking only.");
            return ExitCode.DELIVERED;
        });
    }
}
