package io.waybill.console;

import io.waybill.destination.Speed;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.time.Instant;

/**
 * How a waybill stands, in short.
 *
 * @param source the path that was handed over
 * @param folder the folders of its name at the destination; empty for none
 * @param bytes the size of the file
 * @param done bytes that the destination has acknowledged, or that have been written to it since
 * @param nextAttempt null for as soon as possible, and where there will be none by itself
 * @param working whether the destination has taken the whole file and works on it
 * @param node the node that sends it; null where none does, and where there is but one
 * @param speed how fast it goes; null where it does not, and where there is too little to tell by
 */
public record WaybillStatus(
        String id,
        String destination,
        String name,
        String source,
        String folder,
        State state,
        Instant since,
        String reason,
        long bytes,
        long done,
        Instant nextAttempt,
        boolean working,
        String node,
        Speed speed) {

    static WaybillStatus of(Waybill waybill, long written, String node, Speed speed) {
        return new WaybillStatus(
                waybill.id(),
                waybill.destination(),
                waybill.file().name(),
                waybill.file().source(),
                waybill.file().folder(),
                waybill.state(),
                Instant.ofEpochMilli(waybill.since()),
                waybill.reason(),
                waybill.file().size(),
                Math.max(waybill.progress().acknowledged(), written),
                time(waybill.state().isOpen() ? waybill.nextAttempt() : 0),
                waybill.job() != null && waybill.batch() == null,
                node,
                speed);
    }

    /** @param millis of the epoch; 0 for no time */
    static Instant time(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
