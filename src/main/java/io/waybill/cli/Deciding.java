package io.waybill.cli;

import io.waybill.console.WaybillReport;
import io.waybill.ledger.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command tells the running Waybill what a person has decided. */
final class Deciding {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--dry-run", description = "Says what would be done, and does nothing.")
    private boolean dryRun;

    /** A waybill that a decision is about, and what a person calls it. */
    record Meant(String id, String file) {
        private static Meant of(String id, String name, String destination) {
            return new Meant(id, Words.plain(name) + " for " + destination + " (" + id + ")");
        }
    }

    /** Those of the ids; empty, and said, where one of them is no waybill's. */
    Optional<List<Meant>> byId(RunningWaybill running, List<String> ids) {
        List<Meant> meant = new ArrayList<>();
        for (String id : ids) {
            Optional<WaybillReport> found = running.find(id);
            if (found.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("The id must be that of a waybill, as the list shows it, and is " + Words.plain(id));
                return Optional.empty();
            }
            meant.add(Meant.of(id, found.get().name(), found.get().destination()));
        }
        return Optional.of(meant);
    }

    List<Meant> selected(RunningWaybill running, State state, Selection selection) {
        return running.search(state, selection.query()).stream()
                .map(waybill -> Meant.of(waybill.id(), waybill.name(), waybill.destination()))
                .toList();
    }

    /**
     * Decides the same about each.
     *
     * @param done what it is called when it is done, as {@code replayed}
     */
    int decide(RunningWaybill running, List<Meant> waybills, String decision, String done) {
        int refused = 0;
        for (Meant waybill : waybills) {
            if (dryRun) {
                line("Would be " + done + ": " + waybill.file());
                continue;
            }
            try {
                running.decide(waybill.id(), decision);
                line(done.substring(0, 1).toUpperCase(Locale.ROOT) + done.substring(1) + ": " + waybill.file());
            } catch (Refused e) {
                refused++;
                spec.commandLine()
                        .getErr()
                        .println("Not " + done + ": " + waybill.file() + ": " + Words.plain(e.getMessage()));
            }
        }
        line((waybills.size() - refused) + " of " + Words.files(waybills.size()) + (dryRun ? " would be " : " ") + done
                + ".");
        return refused == 0 ? ExitCode.DELIVERED : ExitCode.DEAD;
    }

    private void line(String words) {
        spec.commandLine().getOut().println(words);
        spec.commandLine().getOut().flush();
    }
}
