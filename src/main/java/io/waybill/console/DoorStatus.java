package io.waybill.console;

import io.waybill.ledger.Destination;
import java.time.Instant;

/**
 * Whether a destination takes files at present.
 *
 * @param reason why it does not; null if it does
 * @param since when it came to stand so; null if it was never otherwise
 * @param nextTry when one waybill tries it although it is closed; null if it is not closed, and where a person
 *     holds it
 */
public record DoorStatus(Destination.Door state, String reason, Instant since, Instant nextTry) {
    static DoorStatus of(Destination destination) {
        return new DoorStatus(
                destination.state(),
                destination.reason(),
                WaybillStatus.time(destination.since()),
                WaybillStatus.time(destination.isHeldByPerson() ? 0 : destination.probeAt()));
    }
}
