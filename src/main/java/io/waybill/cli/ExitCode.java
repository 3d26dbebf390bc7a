package io.waybill.cli;

import io.waybill.ledger.State;
import java.util.Map;
import java.util.stream.Stream;

/** What the commands' exit codes mean; they are the contract with a team's scripts. */
public final class ExitCode {
    public static final int DELIVERED = 0;
    public static final int DEAD = 1;
    public static final int WRONG_USAGE = 2;
    public static final int UNFINISHED = 3;
    public static final int NOT_RUNNING = 4;

    /** A server that Waybill needs does not answer: another start may come to more. */
    public static final int UNREACHABLE = 5;

    private ExitCode() {}

    /** 1 if something is dead, else 3 if something is held, waiting or in doubt, else 0. */
    public static int of(Map<State, Long> states) {
        if (any(states, State.DEAD)) {
            return DEAD;
        }
        boolean unfinished = any(states, State.IN_DOUBT)
                || Stream.of(State.values()).anyMatch(state -> state.isOpen() && any(states, state));
        return unfinished ? UNFINISHED : DELIVERED;
    }

    private static boolean any(Map<State, Long> states, State state) {
        return states.getOrDefault(state, 0L) > 0;
    }
}
