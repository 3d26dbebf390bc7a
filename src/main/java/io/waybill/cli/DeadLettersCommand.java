package io.waybill.cli;

import io.waybill.ledger.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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
        return new Listing(State.DEAD, "dead letters", ExitCode.DEAD).of(selection, account, places);
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Tries dead letters again, each from where it was.",
            footer = EXIT)
    int replay(@Mixin Telling telling, @Mixin Deciding deciding, @Mixin DeadLettersMeant meant) {
        return decide(telling, deciding, meant, "replay", "replayed");
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Gives dead letters up: they are not sent, and Waybill's copy of each is deleted.",
            footer = EXIT)
    int discard(@Mixin Telling telling, @Mixin Deciding deciding, @Mixin DeadLettersMeant meant) {
        return decide(telling, deciding, meant, "discard", "discarded");
    }

    private int decide(Telling telling, Deciding deciding, DeadLettersMeant meant, String decision, String done) {
        meant.mustBeSaid();
        return telling.tell(
                places,
                running -> meant.find(deciding, running)
                        .map(waybills -> deciding.decide(running, waybills, decision, done))
                        .orElse(ExitCode.WRONG_USAGE));
    }
}
