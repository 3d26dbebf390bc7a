package io.waybill.console;

import io.waybill.ledger.State;
import java.util.List;
import java.util.stream.Collectors;

/** A report in a sentence: does anything need a person? */
final class Headline {
    private static final List<State> NEED_A_PERSON = List.of(State.DEAD, State.IN_DOUBT, State.HELD);
    private static final List<State> GO_ON = List.of(State.ACCEPTED, State.SENDING, State.WAITING);

    private final StatusReport report;
    private final long all;
    private final long troubled;
    private final long goOn;

    Headline(StatusReport report) {
        this.report = report;
        this.all = number(List.of(State.values()));
        this.troubled = number(NEED_A_PERSON);
        this.goOn = number(GO_ON);
    }

    boolean isUnfinished() {
        return troubled + goOn > 0;
    }

    @Override
    public String toString() {
        if (!report.addsUp()) {
            return "Something is wrong with the ledger.";
        }
        if (all == 0) {
            return "No file has been handed over yet."
                    + (notTaken() == 0 ? "" : " Seen, and not taken: " + Words.files(notTaken()) + ".")
                    + other();
        }
        if (troubled > 0) {
            return troubled + " of " + Words.files(all) + (troubled == 1 ? " needs you: " : " need you: ")
                    + inWords(NEED_A_PERSON) + "."
                    + (goOn > 0 ? " Going on by themselves: " + inWords(GO_ON) + "." : "");
        }
        if (goOn > 0) {
            return goOn + " of " + Words.files(all) + (goOn == 1 ? " is on its way: " : " are on their way: ")
                    + inWords(GO_ON) + "."
                    + (report.running() && !report.isDisturbed() ? " Nothing needs you." : other());
        }
        return delivered() + other();
    }

    private String other() {
        return report.running() && report.isDisturbed() ? " No file needs you; what does is below." : "";
    }

    private String delivered() {
        long accepted = report.destinations().stream()
                .mapToLong(DestinationStatus::notFollowed)
                .sum();
        long reserved = report.destinations().stream()
                .mapToLong(DestinationStatus::withReservations)
                .sum();
        return "Everything is delivered: " + Words.files(count(State.DELIVERED))
                + (accepted == 0 ? "." : ", " + accepted + " of them accepted, not followed.")
                + (reserved == 0 ? "" : " With something to read about " + reserved + " of them.")
                + (notTaken() == 0 ? "" : " Seen, and not taken: " + Words.files(notTaken()) + ".")
                + (count(State.DISCARDED) > 0 ? " Given up by a person: " + count(State.DISCARDED) + "." : "");
    }

    private long notTaken() {
        return report.pushes().stream().mapToLong(PushStatus::notTaken).sum();
    }

    private String inWords(List<State> states) {
        return states.stream()
                .filter(state -> count(state) > 0)
                .map(state -> count(state) + " " + (state == State.ACCEPTED ? "not begun yet" : Words.of(state)))
                .collect(Collectors.joining(", "));
    }

    private long number(List<State> states) {
        return states.stream().mapToLong(this::count).sum();
    }

    private long count(State state) {
        return report.states().getOrDefault(state, 0L);
    }
}
