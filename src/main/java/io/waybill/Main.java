package io.waybill;

import io.waybill.cli.CompletionCommand;
import io.waybill.cli.DeadLettersCommand;
import io.waybill.cli.DoubtsCommand;
import io.waybill.cli.ExitCode;
import io.waybill.cli.HistoryCommand;
import io.waybill.cli.HoldCommand;
import io.waybill.cli.LimitCommand;
import io.waybill.cli.PageCommand;
import io.waybill.cli.Place;
import io.waybill.cli.PurgeCommand;
import io.waybill.cli.PushCommand;
import io.waybill.cli.ResumeCommand;
import io.waybill.cli.ShowCommand;
import io.waybill.cli.StatusCommand;
import io.waybill.sandbox.SandboxCommand;
import io.waybill.secret.Redaction;
import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line of Waybill. */
@Command(
        name = "waybill",
        description = "Pushes files to research-data services, and can prove what became of every file.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new Main())
                .addSubcommand(new RunCommand())
                .addSubcommand(new ValidateCommand())
                .addSubcommand(new PushCommand(Main::place))
                .addSubcommand(new StatusCommand(Main::place))
                .addSubcommand(new HistoryCommand(Main::place))
                .addSubcommand(new PageCommand(Main::place))
                .addSubcommand(new ShowCommand(Main::place))
                .addSubcommand(new DeadLettersCommand(Main::place))
                .addSubcommand(new DoubtsCommand(Main::place))
                .addSubcommand(new HoldCommand(Main::place))
                .addSubcommand(new ResumeCommand(Main::place))
                .addSubcommand(new PurgeCommand(Main::place))
                .addSubcommand(new LimitCommand(Main::place))
                .addSubcommand(new ExplainCommand())
                .addSubcommand(new PlanCommand())
                .addSubcommand(new DoctorCommand())
                .addSubcommand(new SupportBundleCommand())
                .addSubcommand(new TrustHostCommand())
                .addSubcommand(new DemoCommand())
                .addSubcommand(new SandboxCommand())
                .addSubcommand(new CompletionCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof WrongSetting) {
                        command.getErr().println(Redaction.of(failure.getMessage()));
                        return ExitCode.WRONG_USAGE;
                    }
                    if (failure instanceof Unreachable) {
                        command.getErr().println(Redaction.of(failure.getMessage()));
                        return ExitCode.UNREACHABLE;
                    }
                    throw failure;
                })
                .execute(arguments);
    }

    private static Place place(Path config) {
        return place(TeamFiles.settings(config));
    }

    static Place place(Settings settings) {
        return new Place(
                settings.folder("waybill.data"),
                settings.millis("waybill.once.patience"),
                () -> Ledgers.left(settings));
    }

    /** What this is, by the jar that it is in, and what it runs on. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "Waybill " + (version == null ? "of no version, for it runs from no jar" : version),
                "Java " + Runtime.version() + ", " + System.getProperty("java.vendor")
            };
        }
    }
}
