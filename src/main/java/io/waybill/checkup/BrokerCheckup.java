package io.waybill.checkup;

import io.waybill.queue.Broker;
import io.waybill.secret.Redaction;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.util.ArrayList;
import java.util.List;

/**
 * The queues on a broker of the team's own. What Waybill may do there is seen only by doing it: the queue of the dead
 * letters is made if it is not there, as the first dead letter would make it, and is looked into.
 */
public final class BrokerCheckup {
    private BrokerCheckup() {}

    /**
     * What there is to say of a broker that has let Waybill in.
     *
     * @param deadLetters the name of their queue
     */
    public static List<Examined> of(Broker broker, String deadLetters) {
        List<Examined> found = new ArrayList<>();
        found.add(Examined.well("login", "the broker lets Waybill in"));
        try (JMSContext context = broker.connections().createContext(JMSContext.SESSION_TRANSACTED)) {
            broker.declare(deadLetters, false);
            context.createBrowser(context.createQueue(deadLetters))
                    .getEnumeration()
                    .hasMoreElements();
            context.createConsumer(context.createQueue(deadLetters)).close();
            found.add(Examined.well(
                    "queues", deadLetters + " is there, made now if it was not, and can be read and consumed"));
        } catch (JMSException | JMSRuntimeException | IllegalStateException e) {
            found.add(Examined.bad(
                    "queues",
                    "Waybill must be allowed to make " + deadLetters + ", to look into it and to consume from it, and"
                            + " is not: " + Redaction.of(e.getMessage())
                            + ". Grant it that for all queues that begin with waybill."));
        }
        return found;
    }
}
