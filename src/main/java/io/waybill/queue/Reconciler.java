package io.waybill.queue;

import io.waybill.ledger.Ledger;
import io.waybill.ledger.LedgerReport;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a new ticket to each open waybill that has none: the queue may lose everything, and nothing is lost. */
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final Ledger ledger;
    private final LedgerReport report;
    private final Tickets tickets;
    private final Desk desk;
    private final ConnectionFactory connections;
    private final long graceMillis;
    private boolean first = true;

    /**
     * @param graceMillis a waybill that came into its state more recently is left alone, except in the first look, which
     *     is made before anything moves
     */
    public Reconciler(
            Ledger ledger,
            LedgerReport report,
            Tickets tickets,
            Desk desk,
            ConnectionFactory connections,
            long graceMillis) {
        this.ledger = ledger;
        this.report = report;
        this.tickets = tickets;
        this.desk = desk;
        this.connections = connections;
        this.graceMillis = graceMillis;
    }

    /** Looks at every destination. Returns how many tickets were missing. */
    public int reconcile() throws JMSException {
        int missing = 0;
        for (String destination : report.destinations()) {
            Set<Ticket> suspects = new HashSet<>();
            report.withoutSignOfLife(destination, first ? 0 : graceMillis)
                    .forEach(waybill -> suspects.add(Ticket.of(waybill)));
            suspects.removeIf(desk::has);
            if (!suspects.isEmpty()) {
                forgetThoseOn(Tickets.queue(destination), suspects);
            }
            suspects.forEach(ticket -> ledger.renewTicket(ticket.waybill()).ifPresent(tickets::send));
            missing += suspects.size();
        }
        first = false;
        if (missing > 0) {
            LOG.info("{} open waybills had no ticket on the queue and got one", missing);
        }
        return missing;
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
