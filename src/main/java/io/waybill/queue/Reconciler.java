package io.waybill.queue;

import io.waybill.ledger.Ledger;
import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a new ticket to each open waybill that has none: the queue may lose everything, and nothing is lost. */
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final Ledger ledger;
    private final LedgerReport report;
    private final Tickets tickets;
    private final Desk desk;
    private final Deliverers deliverers;
    private final ConnectionFactory connections;
    private final long graceMillis;
    private final boolean alone;
    private boolean first = true;
    private Set<String> given = Set.of();
    private volatile Look last = new Look(0, 0, 0, null);

    /**
     * @param graceMillis a waybill that came into its state more recently is left alone
     * @param alone no other process works on the ledger: the first look is made before anything moves, and waits for
     *     nothing
     */
    public Reconciler(
            Ledger ledger,
            LedgerReport report,
            Tickets tickets,
            Desk desk,
            Deliverers deliverers,
            ConnectionFactory connections,
            long graceMillis,
            boolean alone) {
        this.ledger = ledger;
        this.report = report;
        this.tickets = tickets;
        this.desk = desk;
        this.deliverers = deliverers;
        this.connections = connections;
        this.graceMillis = graceMillis;
        this.alone = alone;
    }

    /**
     * How the last look went.
     *
     * @param at when the last one began that came to its end, epoch milliseconds
     * @param missing how many tickets were missing
     * @param again how many of them had been missing in the look before too, and been sent
     * @param trouble what a look since has failed with; null for nothing
     */
    public record Look(long at, int missing, int again, String trouble) {}

    public Look last() {
        return last;
    }

    /** Looks at every destination. Returns how many tickets were missing. */
    public int reconcile() throws JMSException {
        try {
            long at = System.currentTimeMillis();
            List<Waybill> missing = look();
            Set<String> lost = missing.stream().map(Waybill::id).collect(Collectors.toSet());
            last = new Look(
                    at, lost.size(), (int) lost.stream().filter(given::contains).count(), null);
            given = lost;
            return missing.size();
        } catch (JMSException | RuntimeException e) {
            last = new Look(last.at(), last.missing(), last.again(), e.getMessage());
            throw e;
        }
    }

    private List<Waybill> look() throws JMSException {
        List<Waybill> missing = new ArrayList<>();
        for (String destination : report.destinations()) {
            Map<Ticket, Waybill> silent = new HashMap<>();
            report.withoutSignOfLife(destination, graceMillis()).stream()
                    .filter(waybill -> !deliverers.areAt(waybill))
                    .forEach(waybill -> silent.put(Ticket.of(waybill), waybill));
            Set<Ticket> suspects = silent.keySet();
            suspects.removeIf(desk::has);
            if (!suspects.isEmpty()) {
                forgetThoseOn(Tickets.queue(destination), suspects);
            }
            silent.values().forEach(waybill -> newTicket(waybill).ifPresent(tickets::send));
            missing.addAll(silent.values());
        }
        first = false;
        if (!missing.isEmpty()) {
            LOG.info("{} open waybills had no ticket on the queue and got one", missing.size());
        }
        return missing;
    }

    private Optional<Waybill> newTicket(Waybill waybill) {
        return waybill.state() == State.SENDING
                ? ledger.release(waybill, "Whoever delivered it is gone")
                : ledger.renewTicket(waybill);
    }

    /** Before anything moves there is nothing to wait for; but on a ledger that others use, something always does. */
    private long graceMillis() {
        return first && alone ? 0 : graceMillis;
    }

    private void forgetThoseOn(String name, Set<Ticket> suspects) throws JMSException {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            Queue queue = session.createQueue(name);
            try (QueueBrowser browser = session.createBrowser(queue)) {
                for (Object message : Collections.list(browser.getEnumeration())) {
                    ticketIn(message).ifPresent(suspects::remove);
                }
            }
        }
    }

    /** What is no ticket is left to the desk, which drops it. */
    private static Optional<Ticket> ticketIn(Object message) throws JMSException {
        try {
            return message instanceof TextMessage text ? Optional.of(Ticket.parse(text.getText())) : Optional.empty();
        } catch (IllegalArgumentException noTicket) {
            return Optional.empty();
        }
    }
}
