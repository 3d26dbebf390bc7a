package io.waybill.queue;

import io.waybill.ledger.Ledger;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Exchanges tickets for the waybills that they stand for. */
public final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private static final long SIGN_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Ledger ledger;
    private final Gate gate;
    private final Deliverers deliverers;
    private final boolean shared;
    private final Set<String> unseen = ConcurrentHashMap.newKeySet();
    private final Map<String, String> lanes = new ConcurrentHashMap<>();
    private final Set<Ticket> inHand = ConcurrentHashMap.newKeySet();

    /** @param shared whether other nodes deliver from the same spool */
    public Desk(Ledger ledger, Gate gate, Deliverers deliverers, boolean shared) {
        this.ledger = ledger;
        this.gate = gate;
        this.deliverers = deliverers;
        this.shared = shared;
    }

    /** {@code destination} takes one upload at a time, and {@code lane} is the name of what is occupied by it. */
    public void oneAtATime(String destination, String lane) {
        lanes.put(destination, lane);
    }

    /** {@code destination} takes any number of uploads, as far as is known. */
    public void forget(String destination) {
        lanes.remove(destination);
    }

    /**
     * Waits until the ticket's waybill may be delivered, and takes it.
     *
     * @return null for a ticket that is stale, doubled, or no ticket at all: it is to be dropped
     * @throws IllegalStateException if this process or the delivery stops first, or another waybill occupies the destination: the ticket
     *     is to stay on the queue
     */
    public Waybill take(@Body String text) {
        about(null);
        try {
            Ticket ticket = Ticket.parse(text);
            inHand.add(ticket);
            try {
                Waybill waybill = take(ticket).orElse(null);
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

    private Optional<Waybill> take(Ticket ticket) {
        Optional<Waybill> waybill = newest(ticket);
        if (waybill.isEmpty()) {
            LOG.debug("Stale ticket dropped: {}", ticket);
            return Optional.empty();
        }
        if (deliverers.areAt(waybill.get())) {
            LOG.debug("Doubled ticket dropped: {}", ticket);
            return Optional.empty();
        }
        if (!sees(waybill.get())) {
            throw new IllegalStateException(
                    "This node does not see the spooled file: " + ticket + " stays on the queue");
        }
        if (!gate.await(waybill.get(), new InHand(ticket))) {
            if (newest(ticket).isEmpty()) {
                return Optional.empty();
            }
            throw new IllegalStateException("Stopping: " + ticket + " stays on the queue");
        }
        String lane = lanes.get(waybill.get().destination());
        Optional<Waybill> taken = ledger.take(waybill.get(), lane);
        if (taken.isEmpty() && waybill.get().state() != State.SENDING && lane != null) {
            throw new IllegalStateException(lane + " has another waybill's upload: " + ticket + " stays on the queue");
        }
        return taken;
    }

    /** False, after a moment in which others may take the ticket, where the file's folder is not mounted here. */
    private boolean sees(Waybill waybill) {
        Path file = waybill.file().path();
        if (!shared || waybill.job() != null || Files.exists(file)) {
            return true;
        }
        if (unseen.add(waybill.id())) {
            LOG.error(
                    "{} is left to other nodes: this one must see its file in waybill.shared, and does not: {}",
                    waybill.id(),
                    file);
        }
        gate.pause();
        return false;
    }

    /** A ticket in hand is on no queue where others could see it: the ledger says that it is there. */
    private final class InHand implements BooleanSupplier {
        private final Ticket ticket;
        private long said = System.nanoTime();

        InHand(Ticket ticket) {
            this.ticket = ticket;
        }

        @Override
        public boolean getAsBoolean() {
            Optional<Waybill> waybill = newest(ticket);
            if (waybill.isPresent() && System.nanoTime() - said > SIGN_NANOS) {
                ledger.waits(waybill.get());
                said = System.nanoTime();
            }
            return waybill.isPresent();
        }
    }

    private Optional<Waybill> newest(Ticket ticket) {
        return ledger.find(ticket.waybill())
                .filter(found -> found.generation() == ticket.generation())
                .filter(found -> found.state().isOpen());
    }
}
