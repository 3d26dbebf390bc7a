package io.waybill.cli;

import io.waybill.console.DestinationStatus;
import io.waybill.ledger.State;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The destinations, a row each, with their waybills by state. */
final class DestinationTable {
    private DestinationTable() {}

    static Table of(List<DestinationStatus> destinations) {
        Table table = new Table(
                "destination",
                "is",
                "accepted",
                "delivered",
                "not begun",
                "sending",
                "waiting",
                "held",
                "dead",
                "doubt");
        for (DestinationStatus destination : destinations) {
            Map<State, Long> states = destination.states();
            table.row(
                    destination.name(),
                    destination.door().state().name().toLowerCase(Locale.ROOT),
                    destination.accepted(),
                    states.get(State.DELIVERED),
                    states.get(State.ACCEPTED),
                    states.get(State.SENDING),
                    states.get(State.WAITING),
                    states.get(State.HELD),
                    states.get(State.DEAD),
                    states.get(State.IN_DOUBT));
        }
        return table;
    }
}
