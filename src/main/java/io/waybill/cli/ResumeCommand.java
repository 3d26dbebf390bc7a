package io.waybill.cli;

import io.waybill.console.DoorStatus;
import io.waybill.console.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill resume}: has a destination tried at once, whoever or whatever closed it. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Resumes a destination that is held or paused: its files are sent from now on.",
        footer = "Exit code: 0 done, 2 wrong usage, 4 Waybill is not running.")
public final class ResumeCommand implements Callable<Integer> {
    private final Place.Finder places;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Telling telling;

    @Option(names = "--json", description = "How the destination stands then, as JSON.")
    private boolean json;

    @Parameters(paramLabel = "DESTINATION", description = "Which one, as ./waybill status names it.")
    private String destination;

    public ResumeCommand(Place.Finder places) {
        this.places = places;
    }

    @Override
    public Integer call() {
        return telling.tell(places, running -> {
            DoorStatus door = running.turn(destination, "resume", "");
            spec.commandLine().getOut().println(json ? Json.pretty(door) : destination + " is open.");
            return ExitCode.DELIVERED;
        });
    }
}
