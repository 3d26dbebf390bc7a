package io.waybill.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code waybill completion}: what a shell needs to complete Waybill's commands. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints what bash or zsh needs to complete these commands: source <(./waybill completion)")
public final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .print(AutoComplete.bash("waybill", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
        return ExitCode.DELIVERED;
    }
}
