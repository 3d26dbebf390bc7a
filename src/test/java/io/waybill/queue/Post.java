package io.waybill.queue;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import org.apache.camel.impl.DefaultCamelContext;

/** A broker with its journal in a folder, a Camel that sends tickets to it, and a plain look at its queues. */
final class Post implements AutoCloseable {
    private static final long LIMIT_MILLIS = 30_000;

    private final Broker broker;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Tickets tickets;
    private final Connection connection;
    private final Session session;

    private Post(Path folder) throws JMSException {
        broker = Broker.embedded(folder);
        camel.getRegistry().bind("connectionFactory", broker.connections());
        camel.start();
        tickets = new Tickets(camel.createProducerTemplate(), TicketTraces.NONE);
        connection = broker.connections().createConnection();
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        connection.start();
    }

    static Post open(Path folder) throws JMSException {
        return new Post(folder);
    }

    Broker broker() {
        return broker;
    }

    Tickets tickets() {
        return tickets;
    }

    /** A consumer of the queue that tickets of {@code destination} travel on. */
    MessageConsumer consumer(String destination) throws JMSException {
        return session.createConsumer(session.createQueue(Tickets.queue(destination)));
    }

    /** The next message of the destination's queue; waits for it. */
    Message next(String destination) throws JMSException {
        try (MessageConsumer consumer = consumer(destination)) {
            return consumer.receive(LIMIT_MILLIS);
        }
    }

    /** The next ticket of the destination's queue; waits for it. */
    Ticket nextTicket(String destination) throws JMSException {
        return Ticket.parse(((TextMessage) next(destination)).getText());
    }

    /** True if nothing can be had from the destination's queue now. */
    boolean isEmpty(String destination) throws JMSException {
        try (MessageConsumer consumer = consumer(destination)) {
            return consumer.receiveNoWait() == null;
        }
    }

    /** Puts a text that nobody here would send on the destination's queue. */
    void plant(String destination, String text) throws JMSException {
        plant(destination, session.createTextMessage(text));
    }

    void plantBytes(String destination) throws JMSException {
        plant(destination, session.createBytesMessage());
    }

    private void plant(String destination, Message message) throws JMSException {
        try (var producer = session.createProducer(session.createQueue(Tickets.queue(destination)))) {
            producer.send(message);
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        camel.stop();
        broker.close();
    }
}
