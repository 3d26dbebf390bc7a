package io.waybill.cli;

import io.waybill.ledger.State;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill doubts}: the files of which only a person can say whether the destination has them. */
@Command(
        name = "doubts",
        mixinStandardHelpOptions = true,
        description =
                "The files of which only a person can say whether the destination has them: lists, resolves them.")
public final class DoubtsCommand implements Runnable {
    /** What a person has found at the destination. */
    enum Word {
        delivered,
        resend
    }

    private final Place.Finder places;

    @Spec
    private CommandSpec spec;

    public DoubtsCommand(Place.Finder places) {
        this.places = places;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "One of list and resolve must be given");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the files in doubt, the oldest first, with the evidence.",
            footer = "Exit code: 0 there are none, 3 there are, 2 wrong usage, 4 no ledger.")
    int list(@Mixin Account account, @Mixin Selection selection) {
        return new Listing(State.IN_DOUBT, "files in doubt", ExitCode.UNFINISHED).of(selection, account, places);
    }

    @Command(
            name = "resolve",
            mixinStandardHelpOptions = true,
            description =
                    "Resolves a doubt: the file is there, whole, and is delivered; or it is not, and is sent again.",
            footer = "Exit code: 0 done, 1 not done, 2 wrong usage, 4 Waybill is not running.")
    int resolve(
            @Mixin Telling telling,
            @Mixin Deciding deciding,
            @Parameters(paramLabel = "ID", description = "The id of the file's waybill.") String id,
            @Parameters(paramLabel = "WORD", description = "What you have found: ${COMPLETION-CANDIDATES}.")
                    Word word) {
        return telling.tell(
                places,
                running -> deciding.byId(running, List.of(id))
                        .map(meant -> deciding.decide(
                                running,
                                meant,
                                word.name(),
                                word == Word.resend ? "sent again" : "resolved as delivered"))
                        .orElse(ExitCode.WRONG_USAGE));
    }
}
