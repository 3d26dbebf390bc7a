package io.waybill;

import io.waybill.arrival.Explanation;
import io.waybill.arrival.Verdict;
import io.waybill.cli.ExitCode;
import io.waybill.cli.RunningWaybill;
import io.waybill.console.Words;
import io.waybill.ledger.Arrivals;
import io.waybill.ledger.LedgerReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill explain}: says whether a file would be taken now, by which route, and if not, which rule says no. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Says whether a file would be taken now, by which route, and if not, which rule says no.",
        footer = "Exit code: 0 it is taken at the next look, 2 wrong usage, 3 it is not.")
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A file of this machine.")
    private Path file;

    @Mixin
    private TeamFiles files;

    private PrintWriter out;
    private boolean taken;

    @Override
    public Integer call() {
        out = spec.commandLine().getOut();
        Path path = file.toAbsolutePath().normalize();
        Settings settings = files.settings();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return gone(path, waybills(path, settings));
        }
        List<RouteSource> sources = RouteSource.of(files.routes(), settings);
        List<RouteSource> watching = sources.stream()
                .filter(source -> source.explanation()
                        .filter(explanation -> explanation.isAbout(path))
                        .isPresent())
                .toList();
        out.println(Words.plain(path.toString()));
        if (watching.isEmpty()) {
            out.println("  no: no route watches the folder that it is in. Routes take files from:");
            sources.stream()
                    .filter(source -> !source.isDelivery())
                    .forEach(source -> out.println("    " + source.route() + ": "
                            + source.explanation()
                                    .map(known -> known.folder().toString())
                                    .orElse(source.uri())
                            + (source.off() == null ? "" : " (it is off: " + source.off() + ")")));
        }
        Path data = settings.folder("waybill.data");
        boolean running = RunningWaybill.at(data).isPresent();
        watching.forEach(source -> explain(source, path, settings, running));
        if (!running) {
            out.println(
                    "No Waybill runs with the data folder " + data + ", so that nothing is taken now: ./waybill run");
        }
        out.flush();
        return taken ? ExitCode.DELIVERED : ExitCode.UNFINISHED;
    }

    private int gone(Path path, String waybills) {
        if (waybills.isEmpty()) {
            throw new WrongSetting("FILE must be there, and is not: " + Words.plain(path.toString()));
        }
        out.println(Words.plain(path.toString()));
        out.println("  it is not there any more" + waybills);
        out.println("  all that is known of a waybill: ./waybill show ID");
        out.flush();
        return ExitCode.UNFINISHED;
    }

    private void explain(RouteSource source, Path path, Settings settings, boolean running) {
        Explanation explanation = source.explanation().orElseThrow();
        out.println("  route " + source.route() + " (" + source.file() + ") watches " + explanation.folder());
        if (source.off() != null) {
            out.println("  no: the route is off, until its precondition is true: " + source.off());
            return;
        }
        try {
            Verdict verdict = explanation.of(path);
            out.println("  "
                    + switch (verdict.kind()) {
                        case TAKE -> "yes: every rule lets it pass";
                        case LATER -> "not yet: " + verdict.why();
                        case PASSED, LEFT -> "no: " + verdict.why();
                    });
            taken |= verdict.kind() == Verdict.Kind.TAKE && !isKnown(explanation, path, settings);
            explanation
                    .nextLook(Instant.now())
                    .filter(next -> running)
                    .ifPresent(next -> out.println("  the next look is at " + next));
        } catch (IOException e) {
            out.println("  no: it cannot be looked at: " + e);
        }
    }

    /** What the ledger knows of files that were at {@code path}, a line each. */
    private static String waybills(Path path, Settings settings) {
        return Ledgers.ofLeft(
                settings,
                "",
                database -> new LedgerReport(database, Ground.CLOCK)
                        .ofSource(path.toString()).stream()
                                .map(waybill -> "%n  it was taken before%s: waybill %s, %s for %s"
                                        .formatted(
                                                Files.exists(path) && Explanation.isOf(waybill, path)
                                                        ? ", as it is now"
                                                        : "",
                                                waybill.id(),
                                                waybill.state(),
                                                waybill.destination()))
                                .collect(Collectors.joining()));
    }

    private boolean isKnown(Explanation explanation, Path path, Settings settings) throws IOException {
        waybills(path, settings).lines().filter(line -> !line.isEmpty()).forEach(out::println);
        String mark = explanation.takenMark(path);
        boolean left = Ledgers.ofLeft(settings, false, database -> new Arrivals(database, Ground.CLOCK).isTaken(mark));
        if (left) {
            out.println("  but no: it was taken as it is now, and left here (afterwards: leave)");
        }
        return left;
    }
}
