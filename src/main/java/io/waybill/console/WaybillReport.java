package io.waybill.console;

import io.waybill.destination.Receipt;
import io.waybill.ledger.Destination.Door;
import io.waybill.ledger.Event;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.time.Instant;
import java.util.List;

/**
 * All that is known of one waybill.
 *
 * @param source the path that was handed over
 * @param bytes the size of the file
 * @param acknowledged bytes that the destination has acknowledged
 * @param written bytes written to the destination by the delivery that is under way; 0 if none is
 * @param node the node that sends it; null where none does, and where there is but one
 * @param nextAttempt null for as soon as possible, and where there will be none by itself
 * @param door how its destination stands
 * @param receipt null until it is delivered
 */
public record WaybillReport(
        String id,
        String destination,
        String name,
        String source,
        State state,
        Instant since,
        String reason,
        long bytes,
        long acknowledged,
        long written,
        String node,
        int attempts,
        Instant nextAttempt,
        DoorStatus door,
        Receipt receipt,
        List<Entry> timeline) {

    /** One entry of the timeline. */
    public record Entry(Instant at, String what, String detail) {}

    static WaybillReport of(Waybill waybill, long written, String node, DoorStatus door, List<Event> events) {
        WaybillStatus status = WaybillStatus.of(waybill, written, node, null);
        return new WaybillReport(
                waybill.id(),
                waybill.destination(),
                status.name(),
                status.source(),
                waybill.state(),
                status.since(),
                waybill.reason(),
                status.bytes(),
                waybill.progress().acknowledged(),
                written,
                node,
                waybill.attempts(),
                status.nextAttempt(),
                door,
                waybill.receipt() == null ? null : Receipt.parse(waybill.receipt()),
                events.stream()
                        .map(event -> new Entry(Instant.ofEpochMilli(event.at()), event.what(), event.detail()))
                        .toList());
    }

    /** Bytes that the destination has acknowledged, or that have been written to it since. */
    public long done() {
        return Math.max(acknowledged, written);
    }

    /** Whether its destination takes files at present. */
    public boolean mayGo() {
        return door.state() == Door.OPEN;
    }
}
