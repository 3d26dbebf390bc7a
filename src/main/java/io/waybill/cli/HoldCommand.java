package io.waybill.cli;

import io.waybill.console.DoorStatus;
import io.waybill.console.Json;
import io.waybill.console.Words;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill hold}: stops the deliveries to one destination until a person resumes them. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description = "Holds a destination: its files are taken in and kept, and none is sent until ./waybill resume.",
        footer = "Exit code: 0 done, 2 wrong usage, 4 Waybill is not running.")
public final class HoldCommand implements Callable<Integer> {
    private final Place.Finder places;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Telling telling;

    @Option(names = "--json", description = "How the destination stands then, as JSON.")
    private boolean json;

    @Parameters(paramLabel = "DESTINATION", description = "Which one, as ./waybill status names it.")
    private String destination;

    @Option(
            names = "--because",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Why, for those who will ask: ./waybill status shows it.")
    private String because;

    public HoldCommand(Place.Finder places) {
        this.places = places;
    }

    @Override
    public Integer call() {
        return telling.tell(places, running -> {
            DoorStatus door = running.turn(destination, "hold", because);
            spec.commandLine()
                    .getOut()
                    .println(
                            json
                                    ? Json.pretty(door)
                                    : destination
                                            + " is held. A file that is being sent comes to its end; to go on: ./waybill"
                                            + " resume " + Words.shell(destination));
            return ExitCode.DELIVERED;
        });
    }
}
