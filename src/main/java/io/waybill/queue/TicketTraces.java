package io.waybill.queue;

import java.util.Optional;

/** How a ticket says which trace its delivery belongs to. */
@FunctionalInterface
public interface TicketTraces {
    /** Nothing is traced. */
    TicketTraces NONE = waybill -> Optional.empty();

    /** The value of the W3C header traceparent for the waybill of that id; empty where nothing is traced. */
    Optional<String> parent(String waybill);
}
