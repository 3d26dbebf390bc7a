package io.waybill;

import io.waybill.sandbox.SandboxCommand;
import io.waybill.secret.Redaction;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of Waybill. */
@Command(
        name = "waybill",
        description = "Pushes files to research-data services, and can prove what became of every file.",
        mixinStandardHelpOptions = true,
        subcommands = {RunCommand.class, SandboxCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof WrongSetting) {
                        command.getErr().println(Redaction.of(failure.getMessage()));
                        return ExitCode.WRONG_USAGE;
                    }
                    throw failure;
                })
                .execute(arguments);
    }
}
