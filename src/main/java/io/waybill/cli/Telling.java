package io.waybill.cli;

import io.waybill.console.Words;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command that changes something finds the running Waybill, which is what does it. */
final class Telling {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private Whose whose;

    /** The exit code of {@code what}; another where no Waybill runs, which is said then. */
    int tell(Place.Finder places, ToIntFunction<RunningWaybill> what) {
        Path data = whose.place(places).data();
        try {
            Optional<RunningWaybill> running = RunningWaybill.at(data);
            if (running.isPresent()) {
                return what.applyAsInt(running.get());
            }
        } catch (NotRunning stopped) {
            // said below
        } catch (Refused e) {
            spec.commandLine().getErr().println(Words.plain(e.getMessage()));
            return ExitCode.WRONG_USAGE;
        }
        spec.commandLine()
                .getErr()
                .println("Waybill must be running, since it is what does it, and is not with the data folder " + data
                        + ". Start it in another window with ./waybill run.");
        return ExitCode.NOT_RUNNING;
    }
}
