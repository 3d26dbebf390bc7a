package io.waybill.cli;

import io.waybill.chunk.ByteSize;
import io.waybill.console.Words;
import io.waybill.ledger.PurgeDue;
import io.waybill.retention.PurgeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill purge}: gives up at once what is older than the settings keep it, or says what that would be. */
@Command(
        name = "purge",
        mixinStandardHelpOptions = true,
        description = "Gives up what is older than waybill.retention... says, without waiting for its schedule. Of each"
                + " waybill its id is kept, so that its file is not sent again.",
        footer = "Exit code: 0 done, 1 it was broken off, 2 wrong usage, 4 Waybill is not running.")
public final class PurgeCommand implements Callable<Integer> {
    private static final long LOOK_EVERY_MILLIS = 300;

    private final Place.Finder places;

    @Mixin
    private Telling telling;

    @Mixin
    private Printout printout;

    @Option(names = "--dry-run", description = "Says what would be given up, and gives nothing up.")
    private boolean dryRun;

    public PurgeCommand(Place.Finder places) {
        this.places = places;
    }

    @Override
    public Integer call() {
        return telling.tell(places, running -> {
            PurgeReport report = dryRun ? running.purge() : toTheEnd(running);
            printout.print(report, out -> (dryRun ? would(report) : done(report)).forEach(out::println));
            return dryRun || report.trouble() == null ? ExitCode.DELIVERED : ExitCode.DEAD;
        });
    }

    private static PurgeReport toTheEnd(RunningWaybill running) {
        PurgeReport report = running.purgeNow();
        try {
            while (report.running()) {
                Thread.sleep(LOOK_EVERY_MILLIS);
                report = running.purge();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return report;
    }

    private static List<String> would(PurgeReport report) {
        PurgeDue due = report.due();
        List<String> lines = new ArrayList<>();
        add(lines, due.ended(), "delivered or discarded, older than waybill.retention.delivered");
        add(lines, due.surplus(), "more of them than waybill.retention.most");
        add(
                lines,
                due.dead(),
                "dead letters, older than waybill.retention.dead-letters, with " + ByteSize.of(due.deadBytes())
                        + " in the spool");
        add(lines, due.marks(), "purged before, of which the ids are older than waybill.retention.marks");
        lines.add(0, lines.isEmpty() ? "Nothing would be given up." : "Would be given up:");
        lines.add(
                report.next() == null
                        ? "No purge is due by the schedule."
                        : "The next purge is due at " + Words.time(report.next()) + ".");
        return lines;
    }

    private static List<String> done(PurgeReport report) {
        return List.of(
                report.trouble() == null
                        ? "Purged: " + report.purged() + (report.purged() == 1 ? " waybill." : " waybills.")
                        : "Broken off: " + Words.plain(report.trouble()));
    }

    private static void add(List<String> lines, long number, String what) {
        if (number > 0) {
            lines.add("  " + number + " " + what);
        }
    }
}
