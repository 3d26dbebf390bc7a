package io.waybill.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command that changes something finds the running Waybill, which is what does it. */
final class Telling {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings that Waybill runs with. Default: application.properties here, if there is one.")
    private Path config;

    /** The exit code of {@code what}; another where no Waybill runs, which is said then. */
    int tell(Place.Finder places, ToIntFunction<RunningWaybill> what) {
        Path data = places.apply(config).data();
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
