package io.waybill.cli;

import io.waybill.chunk.ByteSize;
import io.waybill.console.HistoryDay;
import io.waybill.console.Wanted;
import io.waybill.ledger.State;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill history}: what came on each of the last days, and what became of it. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "What came on each of the last days, by destination, and what became of it by now.",
        footer =
                "Exit code: 0 all that came is delivered, 1 something of it is dead, 2 wrong usage, 3 something is held,"
                        + " waiting, in doubt or on its way, 4 no ledger.")
public final class HistoryCommand implements Callable<Integer> {
    private final Place.Finder places;

    @Option(
            names = "--days",
            paramLabel = "NUMBER",
            defaultValue = "14",
            description = "How many days up to today. Default: ${DEFAULT-VALUE}.")
    private String days;

    @Mixin
    private Account account;

    public HistoryCommand(Place.Finder places) {
        this.places = places;
    }

    @Override
    public Integer call() {
        int number;
        try {
            number = Wanted.days(days);
        } catch (IllegalArgumentException e) {
            account.complain("--days: " + e.getMessage());
            return ExitCode.WRONG_USAGE;
        }
        return account.ask(places, running -> running.history(number), left -> left.history(number))
                .map(past -> {
                    account.print(past, text(past));
                    return ExitCode.of(sum(past));
                })
                .orElse(ExitCode.NOT_RUNNING);
    }

    private static String text(List<HistoryDay> past) {
        if (past.isEmpty()) {
            return "Nothing came." + System.lineSeparator();
        }
        Table table = new Table(
                "day",
                "destination",
                "accepted",
                "size",
                "delivered",
                "on their way",
                "held",
                "in doubt",
                "dead",
                "discarded");
        past.forEach(day -> table.row(
                day.day(),
                day.destination(),
                day.accepted(),
                ByteSize.of(day.bytes()),
                day.states().get(State.DELIVERED),
                Stream.of(State.values())
                        .filter(state -> state.isOpen() && state != State.HELD)
                        .mapToLong(day.states()::get)
                        .sum(),
                day.states().get(State.HELD),
                day.states().get(State.IN_DOUBT),
                day.states().get(State.DEAD),
                day.states().get(State.DISCARDED)));
        return table.toString();
    }

    private static Map<State, Long> sum(List<HistoryDay> past) {
        return past.stream()
                .flatMap(day -> day.states().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
    }
}
