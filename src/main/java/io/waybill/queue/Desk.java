package io.waybill.queue;

import io.waybill.ledger.Ledger;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Exchanges tickets for the waybills that they stand for. */
public final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final Ledger ledger;
    private final Gate gate;
    private final Map<String, String> lanes = new ConcurrentHashMap<>();
    private final Set<Ticket> inHand = ConcurrentHashMap.newKeySet();

    public Desk(Ledger ledger, Gate gate) {
        this.ledger = ledger;
        this.gate = gate;
    }

    /** {@code destination} takes one upload at a time, and {@code lane} is the name of what is occupied by it. */
    public void oneAtATime(String destination, String lane) {
        lanes.put(destination, lane);
    }

    /**
     * Waits until the ticket's waybill may be delivered, and takes it.
     *
     * @return null for a ticket that is stale, doubled, or no ticket at all: it is to be dropped
     * @throws IllegalStateException if this process stops first, or another waybill occupies the destination: the ticket
     *     is to stay on the queue
     */
    public Waybill take(@Body String text, @Header("JMSRedelivered") Boolean redelivered) {
        about(null);
        try {
            Ticket ticket = Ticket.parse(text);
            inHand.add(ticket);
            try {
                Waybill waybill = take(ticket, Boolean.TRUE.equals(redelivered)).orElse(null);
                about(waybill);
                return waybill;
            } finally {
                inHand.remove(ticket);
            }
        } catch (IllegalArgumentException noTicket) {
            LOG.warn("A message on the queue was dropped: {}", noTicket.getMessage());
            return null;
        }
    }

    /** What this thread logs until its next ticket is about {@code waybill}; null for none. */
    private static void about(Waybill waybill) {
        if (waybill == null) {
            MDC.remove("waybill");
            MDC.remove("destination");
        } else {
            MDC.put("waybill", waybill.id());
            MDC.put("destination", waybill.destination());
        }
    }

    /** True while the ticket waits here: it is live, although the queue does not show it. */
    public boolean has(Ticket ticket) {
        return inHand.contains(ticket);
    }

    private Optional<Waybill> take(Ticket ticket, boolean redelivered) {
        Optional<Waybill> waybill = newest(ticket);
        if (waybill.isEmpty()) {
            LOG.debug("Stale ticket dropped: {}", ticket);
            return Optional.empty();
        }
        if (!gate.await(waybill.get(), () -> newest(ticket).isPresent())) {
            if (newest(ticket).isEmpty()) {
                return Optional.empty();
            }
            throw new IllegalStateException("Stopping: " + ticket + " stays on the queue");
        }
        String lane = lanes.get(waybill.get().destination());
        Optional<Waybill> taken = ledger.take(ticket.waybill(), ticket.generation(), lane, redelivered);
        if (taken.isEmpty() && waybill.get().state() != State.SENDING && lane != null) {
            throw new IllegalStateException(lane + " has another waybill's upload: " + ticket + " stays on the queue");
        }
        return taken;
    }

    private Optional<Waybill> newest(Ticket ticket) {
        return ledger.find(ticket.waybill())
                .filter(found -> found.generation() == ticket.generation())
                .filter(found -> found.state().isOpen());
    }
}
