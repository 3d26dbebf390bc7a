package io.waybill.cli;

import io.waybill.ledger.State;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill dead-letters}: the files that are not tried again by themselves, and what to do with them. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "The files that are not tried again by themselves: lists them, replays them, discards them.")
public final class DeadLettersCommand implements Runnable {
    private static final String EXIT = "Exit code: 0 all done, 1 some not, 2 wrong usage, 4 Waybill is not running.";

    private final Place.Finder places;

    @Spec
    private CommandSpec spec;

    public DeadLettersCommand(Place.Finder places) {
        this.places = places;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "One of list, replay and discard must be given");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the dead letters, the oldest first.",
            footer = "Exit code: 0 there are none, 1 there are, 2 wrong usage, 4 no ledger.")
    int list(@Mixin Account account, @Mixin Selection selection) {
        return account.ask(
                        places,
                        running -> running.search(State.DEAD, selection.query()),
                        left -> left.search(State.DEAD, selection.search()))
                .map(dead -> {
                    account.print(dead, WaybillTable.of(dead, "dead letters"));
                    return dead.isEmpty() ? ExitCode.DELIVERED : ExitCode.DEAD;
                })
                .orElse(ExitCode.NOT_RUNNING);
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Tries dead letters again, each from where it was.",
            footer = EXIT)
    int replay(
            @Mixin Telling telling,
            @Mixin Deciding deciding,
            @Mixin Selection selection,
            @Option(names = "--all", description = "All dead letters.") boolean all,
            @Parameters(arity = "0..*", paramLabel = "ID", description = "The ids of those that are meant.")
                    List<String> ids) {
        return decide(telling, deciding, selection, all, ids, "replay", "replayed");
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Gives dead letters up: they are not sent, and Waybill's copy of each is deleted.",
            footer = EXIT)
    int discard(
            @Mixin Telling telling,
            @Mixin Deciding deciding,
            @Mixin Selection selection,
            @Option(names = "--all", description = "All dead letters.") boolean all,
            @Parameters(arity = "0..*", paramLabel = "ID", description = "The ids of those that are meant.")
                    List<String> ids) {
        return decide(telling, deciding, selection, all, ids, "discard", "discarded");
    }

    private int decide(
            Telling telling,
            Deciding deciding,
            Selection selection,
            boolean all,
            List<String> given,
            String decision,
            String done) {
        List<String> ids = given == null ? List.of() : given;
        boolean selected = all || !selection.isNone();
        if (ids.isEmpty() != selected) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Which dead letters must be said, by their ids, or else by --to, --cause, --day or --all");
        }
        return telling.tell(
                places,
                running -> (ids.isEmpty()
                                ? Optional.of(deciding.selected(running, State.DEAD, selection))
                                : deciding.byId(running, ids))
                        .map(meant -> deciding.decide(running, meant, decision, done))
                        .orElse(ExitCode.WRONG_USAGE));
    }
}
