package io.waybill.cli;

import io.waybill.chunk.ByteSize;
import io.waybill.console.Taken;
import io.waybill.console.Words;
import io.waybill.ledger.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill push}: hands a file or a folder's files over to the running Waybill, and waits for the receipts. */
@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        description =
                "Hands a file, or all files of a folder, over to the running Waybill, and waits for the receipts.",
        footer =
                "Exit code: 0 delivered, 1 dead, 2 wrong usage, 3 held, waiting or in doubt, 4 Waybill is not running.")
public final class PushCommand implements Callable<Integer> {
    private static final String SAFE =
            "Stopped waiting. What was handed over is safe with Waybill, and goes on: ./waybill status";
    private static final String UNKNOWN =
            "Stopped before Waybill had taken the file in. Whether it did: ./waybill status";

    /** What becomes of the symbolic links in a folder. */
    enum Links {
        leave,
        follow
    }

    /** How a file comes into the spool. */
    enum Spooling {
        copy,
        link
    }

    private final Place.Finder places;
    private final AtomicReference<String> parting = new AtomicReference<>(UNKNOWN);

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            description = "The file to deliver, or the folder whose files are. What is there stays where it is.")
    private Path path;

    @Option(names = "--to", required = true, paramLabel = "DESTINATION", description = "Where a route delivers to.")
    private String to;

    @Option(
            names = "--links",
            defaultValue = "leave",
            description = "Symbolic links in a folder, ${COMPLETION-CANDIDATES}: left out, or what they lead to is sent"
                    + " in their place. Default: ${DEFAULT-VALUE}.")
    private Links links;

    @Option(
            names = "--spool",
            defaultValue = "copy",
            description = "How Waybill keeps a file until it is delivered, ${COMPLETION-CANDIDATES}: a link is quicker,"
                    + " and is for files that nobody writes into. Default: ${DEFAULT-VALUE}.")
    private Spooling spool;

    @Mixin
    private Whose whose;

    private final String push = UUID.randomUUID().toString();
    private Screen screen;

    public PushCommand(Place.Finder places) {
        this.places = places;
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isRegularFile(path) && !Files.isDirectory(path)) {
            return fail(
                    ExitCode.WRONG_USAGE,
                    "PATH must be a file or a folder, and there is none: " + Words.plain(path.toString()));
        }
        Place place = whose.place(places);
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
                            "Waybill has stopped. What was handed over is safe, and goes on when Waybill runs again:"
                                    + " ./waybill run")
                    : notRunning(place);
        } catch (Refused e) {
            boolean inDoubt = e.complaint().state() == State.IN_DOUBT;
            return fail(inDoubt ? ExitCode.UNFINISHED : ExitCode.WRONG_USAGE, Words.plain(e.getMessage()));
        } finally {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private int push(RunningWaybill running, Place place) {
        boolean isFolder = Files.isDirectory(path);
        PushWatch watch = new PushWatch(running, screen, place.patienceMillis(), isFolder);
        try {
            return isFolder ? folder(running, watch) : file(running, watch);
        } catch (IOException e) {
            return fail(ExitCode.WRONG_USAGE, "PATH must be readable, and is not: " + Words.plain(path.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.UNFINISHED;
        }
    }

    private int file(RunningWaybill running, PushWatch watch) throws IOException, InterruptedException {
        String name = Words.plain(path.getFileName().toString());
        screen.line("Handing " + name + " (" + ByteSize.of(Files.size(path)) + ") over to Waybill");
        Taken taken = handOver(running, path, "", true);
        if (!taken.taken()) {
            screen.line("This file was handed over before, as it is now; nothing is sent twice");
        }
        return watch.of(taken.waybill());
    }

    private int folder(RunningWaybill running, PushWatch watch) throws IOException, InterruptedException {
        screen.line("Handing the files of " + Words.plain(path.toString()) + " over to Waybill");
        FolderPush.Hand hand = (file, folder, last) -> handOver(running, file, folder, last);
        PushTally tally = new FolderPush(path, hand, watch, links == Links.follow).run();
        tally.lines().forEach(screen::line);
        return tally.exitCode();
    }

    private Taken handOver(RunningWaybill running, Path file, String folder, boolean last) {
        Taken taken = running.push(file, folder, to, spool.name(), push, last);
        parting.set(SAFE);
        return taken;
    }

    private int notRunning(Place place) {
        return fail(
                ExitCode.NOT_RUNNING,
                "Waybill is not running with the data folder " + place.data() + ", and nothing was handed over."
                        + " Start it in another window with ./waybill run, and push again.");
    }

    private int fail(int code, String message) {
        spec.commandLine().getErr().println(message);
        return code;
    }
}
