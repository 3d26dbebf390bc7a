package io.waybill.cli;

import io.waybill.console.Json;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What a command prints of what it has found: a text for a person, or the same as JSON. */
public final class Printout {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--json", description = "The whole report as JSON.")
    private boolean json;

    /** @param text prints {@code report} for a person */
    public void print(Object report, Consumer<PrintWriter> text) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(report));
        } else {
            text.accept(out);
        }
        out.flush();
    }
}
