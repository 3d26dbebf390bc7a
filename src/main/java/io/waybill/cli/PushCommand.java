package io.waybill.cli;

import io.waybill.chunk.ByteSize;
import io.waybill.console.Taken;
import io.waybill.ledger.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill push}: hands one file over to the running Waybill, and waits for its receipt. */
@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        description = "Hands a file over to the running Waybill, and waits for its receipt.",
        footer =
                "Exit code: 0 delivered, 1 dead, 2 wrong usage, 3 held, waiting or in doubt, 4 Waybill is not running.")
public final class PushCommand implements Callable<Integer> {
    private static final String SAFE = "Stopped waiting. The file is safe with Waybill, and goes on: ./waybill status";
    private static final String UNKNOWN =
            "Stopped before Waybill had taken the file in. Whether it did: ./waybill status";

    private final Place.Finder places;
    private final AtomicReference<String> parting = new AtomicReference<>(UNKNOWN);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file to deliver. It stays where it is.")
    private Path file;

    @Option(names = "--to", required = true, paramLabel = "DESTINATION", description = "Where a route delivers to.")
    private String to;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings that Waybill runs with. Default: application.properties here, if there is one.")
    private Path config;

    private Screen screen;

    public PushCommand(Place.Finder places) {
        this.places = places;
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isRegularFile(file)) {
            return fail(
                    ExitCode.WRONG_USAGE, "FILE must be a file, and there is none: " + Words.plain(file.toString()));
        }
        Place place = places.apply(config);
        screen = new Screen(spec.commandLine().getOut(), Screen.isTerminal());
        Thread hook = new Thread(() -> screen.line(parting.get()), "parting");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return RunningWaybill.at(place.data())
                    .map(running -> push(running, place))
                    .orElseGet(() -> notRunning(place));
        } catch (NotRunning e) {
            return parting.get().equals(SAFE)
                    ? fail(
                            ExitCode.NOT_RUNNING,
                            "Waybill has stopped. The file is safe, and goes on when Waybill runs again: ./waybill run")
                    : notRunning(place);
        } catch (Refused e) {
            boolean inDoubt = e.complaint().state() == State.IN_DOUBT;
            return fail(inDoubt ? ExitCode.UNFINISHED : ExitCode.WRONG_USAGE, Words.plain(e.getMessage()));
        } finally {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private int push(RunningWaybill running, Place place) {
        try {
            String name = Words.plain(file.getFileName().toString());
            screen.line("Handing " + name + " (" + ByteSize.of(Files.size(file)) + ") over to Waybill");
            Taken taken = running.push(file, to);
            parting.set(SAFE);
            if (!taken.taken()) {
                screen.line("This file was handed over before, as it is now; nothing is sent twice");
            }
            return new PushWatch(
                            running,
                            screen,
                            place.patienceMillis(),
                            taken.waybill().bytes())
                    .of(taken.waybill());
        } catch (IOException e) {
            return fail(ExitCode.WRONG_USAGE, "FILE must be readable, and is not: " + Words.plain(file.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.UNFINISHED;
        }
    }

    private int notRunning(Place place) {
        return fail(
                ExitCode.NOT_RUNNING,
                "Waybill is not running with the data folder " + place.data() + ", and the file was not handed over."
                        + " Start it in another window with ./waybill run, and push again.");
    }

    private int fail(int code, String message) {
        spec.commandLine().getErr().println(message);
        return code;
    }
}
