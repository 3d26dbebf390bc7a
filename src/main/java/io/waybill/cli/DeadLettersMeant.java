package io.waybill.cli;

import io.waybill.ledger.State;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which dead letters a decision is about: by their ids, by what they have in common, or all. */
final class DeadLettersMeant {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private Selection selection;

    @Option(names = "--all", description = "All dead letters.")
    private boolean all;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "The ids of those that are meant.")
    private List<String> ids = List.of();

    /** Empty, and said, where an id is no waybill's. */
    Optional<List<Deciding.Meant>> find(Deciding deciding, RunningWaybill running) {
        return ids.isEmpty()
                ? Optional.of(deciding.selected(running, State.DEAD, selection))
                : deciding.byId(running, ids);
    }

    /** @throws ParameterException unless it is said in one way */
    void mustBeSaid() {
        boolean selected = all || !selection.isNone();
        if (ids.isEmpty() != selected) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Which dead letters must be said, by their ids, or else by --to, --cause, --day or --all");
        }
    }
}
