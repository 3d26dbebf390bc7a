package io.waybill;

import io.waybill.ledger.State;
import java.util.Map;

/** What the commands' exit codes mean; they are the contract with a team's scripts. */
final class ExitCode {
    static final int DELIVERED = 0;
    static final int DEAD = 1;
    static final int WRONG_USAGE = 2;
    static final int UNFINISHED = 3;
    static final int NOT_RUNNING = 4;

    private ExitCode() {}

    /** 1 if something is dead, else 3 if something is held, waiting or in doubt, else 0. */
    static int of(Map<State, Long> states) {
        if (states.containsKey(State.DEAD)) {
            return DEAD;
        }
        boolean unfinished = states.keySet().stream().anyMatch(State::isOpen) || states.containsKey(State.IN_DOUBT);
        return unfinished ? UNFINISHED : DELIVERED;
    }
}
