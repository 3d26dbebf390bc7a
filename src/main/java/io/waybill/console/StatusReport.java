package io.waybill.console;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.waybill.ledger.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How everything stands.
 *
 * @param at the time of the report
 * @param running false for the ledger as it was left by a Waybill that does not run now
 * @param accepted how many waybills were ever accepted
 * @param addsUp whether {@code accepted} is the sum of {@code states}: nothing is lost
 * @param states how many waybills are in each state
 * @param nodes the processes that work on the ledger; none where it is a file, which one has to itself
 * @param routes which version of the route files runs; null where no Waybill runs
 * @param upkeep what of Waybill's own work does not get done, a sentence for each
 * @param pushes where files come from; none where no Waybill runs
 * @param sending what is being sent, at most {@link #MOST}
 * @param troubled what is dead, in doubt, held or waiting, at most {@link #MOST} of each, the oldest first
 * @param reserved what was delivered with something that a person should read, the youngest {@link #FEW} of each
 *     destination
 */
public record StatusReport(
        Instant at,
        boolean running,
        long accepted,
        boolean addsUp,
        Map<State, Long> states,
        List<NodeStatus> nodes,
        RoutesStatus routes,
        List<String> upkeep,
        List<PushStatus> pushes,
        List<DestinationStatus> destinations,
        List<WaybillStatus> sending,
        List<WaybillStatus> troubled,
        List<WaybillStatus> reserved) {

    /** All of it in a sentence. */
    @JsonProperty
    public String headline() {
        return new Headline(this).toString();
    }

    /** What a person should know of about the nodes. */
    @JsonProperty
    public List<NodeTrouble> nodeTroubles() {
        return NodeTrouble.of(nodes);
    }

    /** Whether there is something for a person to do that is about no file. */
    @JsonIgnore
    public boolean isDisturbed() {
        return !nodeTroubles().isEmpty() || !upkeep.isEmpty() || routes != null && routes.needsAPerson();
    }

    /** Whether something is not delivered that could be. */
    @JsonIgnore
    public boolean isUnfinished() {
        return new Headline(this).isUnfinished();
    }

    /** The same report as of another time. */
    StatusReport at(Instant time) {
        return new StatusReport(
                time,
                running,
                accepted,
                addsUp,
                states,
                nodes,
                routes,
                upkeep,
                pushes,
                destinations,
                sending,
                troubled,
                reserved);
    }

    /** How many waybills of a state are listed. */
    public static final int MOST = 20;

    /** How many are listed where all of a state are asked for. */
    public static final int LISTED = 10_000;

    static final int FEW = 3;
}
