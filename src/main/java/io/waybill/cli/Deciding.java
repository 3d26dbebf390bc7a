package io.waybill.cli;

import io.waybill.console.Found;
import io.waybill.console.Json;
import io.waybill.console.WaybillReport;
import io.waybill.console.Words;
import io.waybill.ledger.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command tells the running Waybill what a person has decided. */
final class Deciding {
    private static final Set<String> GOES_ON = Set.of("replay", "resend");

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--dry-run", description = "Says what would be done, and does nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "What was done as JSON.")
    private boolean json;

    /** A waybill that a decision is about. */
    record Meant(String id, String name, String destination) {
        /** What a person calls it. */
        String file() {
            return Words.plain(name) + " for " + destination + " (" + id + ")";
        }
    }

    /**
     * What came of a decision.
     *
     * @param why it is not done; null where it is, and where it only would be
     */
    private record Decided(String id, String name, String destination, String decision, boolean done, String why) {}

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
            meant.add(new Meant(id, found.get().name(), found.get().destination()));
        }
        return Optional.of(meant);
    }

    List<Meant> selected(RunningWaybill running, State state, Selection selection) {
        Found found = running.search(state, selection);
        if (found.more()) {
            spec.commandLine().getErr().println(Listing.cut(found));
        }
        return found.waybills().stream()
                .map(waybill -> new Meant(waybill.id(), waybill.name(), waybill.destination()))
                .toList();
    }

    /**
     * Decides the same about each.
     *
     * @param done what it is called when it is done, as {@code replayed}
     */
    int decide(RunningWaybill running, List<Meant> waybills, String decision, String done) {
        List<Decided> decided = new ArrayList<>();
        for (Meant waybill : waybills) {
            decided.add(decide(running, waybill, decision));
            if (!json) {
                say(decided.get(decided.size() - 1), waybill, done);
            }
        }
        long refused = decided.stream().filter(one -> one.why() != null).count();
        line(
                json
                        ? Json.pretty(decided)
                        : (waybills.size() - refused) + " of " + Words.files(waybills.size())
                                + (dryRun ? " would be " : " ") + done + "."
                                + (GOES_ON.contains(decision) && !dryRun
                                        ? " What becomes of it: ./waybill status"
                                        : ""));
        return refused == 0 ? ExitCode.DELIVERED : ExitCode.DEAD;
    }

    private Decided decide(RunningWaybill running, Meant waybill, String decision) {
        try {
            if (!dryRun) {
                running.decide(waybill.id(), decision);
            }
            return new Decided(waybill.id(), waybill.name(), waybill.destination(), decision, !dryRun, null);
        } catch (Refused e) {
            return new Decided(waybill.id(), waybill.name(), waybill.destination(), decision, false, e.getMessage());
        }
    }

    private void say(Decided decided, Meant waybill, String done) {
        if (decided.why() != null) {
            spec.commandLine()
                    .getErr()
                    .println("Not " + done + ": " + waybill.file() + ": " + Words.plain(decided.why()));
        } else if (dryRun) {
            line("Would be " + done + ": " + waybill.file());
        } else {
            line(done.substring(0, 1).toUpperCase(Locale.ROOT) + done.substring(1) + ": " + waybill.file());
        }
    }

    private void line(String words) {
        spec.commandLine().getOut().println(words);
        spec.commandLine().getOut().flush();
    }
}
