package io.waybill.cli;

import io.waybill.console.Reporter;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What a command that asks is told: by the running Waybill, or else by the ledger as it was left. */
final class Account {
    private static final String CLEAR = "\u001b[H\u001b[2J";

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private Printout printout;

    @Mixin
    private Whose whose;

    /** The answer; empty where there is no ledger, which is said then. */
    <T> Optional<T> ask(Place.Finder places, Function<RunningWaybill, T> running, Function<Reporter, T> left) {
        Place place = whose.place(places);
        Optional<T> answer = ask(place, running, left);
        if (answer.isEmpty()) {
            complain("Waybill is not running, and has left no ledger in " + place.data()
                    + ". Start it with ./waybill run, or name its settings with --config.");
        }
        return answer;
    }

    static <T> Optional<T> ask(Place place, Function<RunningWaybill, T> running, Function<Reporter, T> left) {
        return ofRunning(place.data(), running).or(() -> ofLedger(place, left));
    }

    void print(Object report, Object text) {
        printout.print(report, out -> out.print(text));
    }

    /** What is printed next takes the place of what was, on a terminal; elsewhere it follows. */
    void turnOver() {
        spec.commandLine().getOut().print(Screen.isTerminal() ? CLEAR : System.lineSeparator());
    }

    void complain(String words) {
        spec.commandLine().getErr().println(words);
    }

    private static <T> Optional<T> ofRunning(Path data, Function<RunningWaybill, T> question) {
        try {
            return RunningWaybill.at(data).map(question);
        } catch (NotRunning killed) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> ofLedger(Place place, Function<Reporter, T> question) {
        return place.ledger().get().map(left -> {
            try (LedgerDatabase database = left) {
                Clock clock = Clock.systemUTC();
                LedgerReport ledger = new LedgerReport(database, clock);
                Destinations destinations = new Destinations(database, clock);
                return question.apply(new Reporter(ledger, destinations, clock, Optional.empty()));
            }
        });
    }
}
