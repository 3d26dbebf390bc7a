package io.waybill.observe;

import io.waybill.arrival.IntakeStop;
import io.waybill.console.RoutesStatus;
import io.waybill.console.Upkeep;
import io.waybill.ledger.Destination;
import io.waybill.ledger.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What a person should know of although Waybill is in order: what waits for that person, or for a service. */
public final class Attention {
    private final Standings standings;
    private final IntakeStop intakeStop;
    private final Supplier<RoutesStatus> routes;

    public Attention(Standings standings, IntakeStop intakeStop, Supplier<RoutesStatus> routes) {
        this.standings = standings;
        this.intakeStop = intakeStop;
        this.routes = routes;
    }

    /** A sentence for each; none of the ledger where it does not answer, which is a matter of the checks. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        intakeStop.reason().ifPresent(reason -> sentences.add("Arrivals pause: " + reason + "."));
        sentences.addAll(routes.get().troubles());
        try {
            ofTheLedger(standings.now(), sentences);
        } catch (NoStanding said) {
            return sentences;
        }
        return sentences;
    }

    private static void ofTheLedger(Standing now, List<String> sentences) {
        if (now.in(State.DEAD) > 0) {
            sentences.add(now.in(State.DEAD) + " dead: ./waybill dead-letters list.");
        }
        if (now.in(State.IN_DOUBT) > 0) {
            sentences.add(now.in(State.IN_DOUBT) + " in doubt: ./waybill doubts list.");
        }
        sentences.addAll(Upkeep.troubles(now.notices(), now.purge()));
        for (Destination destination : now.destinations()) {
            if (!destination.isOpen()) {
                sentences.add("Destination " + destination.name() + " is "
                        + destination.state().name().toLowerCase(Locale.ROOT) + " since "
                        + Instant.ofEpochMilli(destination.since()) + ": " + destination.reason());
            }
        }
    }
}
