package io.waybill.queue;

import io.waybill.ledger.Waybill;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.ProducerTemplate;

/** Puts tickets on the queue of their destination, and copies of dead letters on theirs. */
public final class Tickets {
    private static final int NEXT_IN_LINE = 9;
    private static final String NOT_BEFORE = "_AMQ_SCHED_DELIVERY";
    private static final String TRACE = "traceparent";

    private final ProducerTemplate producer;
    private final TicketTraces traces;

    public Tickets(ProducerTemplate producer, TicketTraces traces) {
        this.producer = producer;
        this.traces = traces;
    }

    /** The queue that a destination's tickets travel on. */
    public static String queue(String destination) {
        return "waybill." + destination;
    }

    /**
     * Sends the waybill's ticket. The waybill that its destination belongs to is next in line, and its time is waited for
     * there; any other is kept by the broker until its time.
     */
    public void send(Waybill waybill) {
        Map<String, Object> headers = new HashMap<>();
        if (waybill.lane() != null) {
            headers.put("JMSPriority", NEXT_IN_LINE);
        } else if (waybill.nextAttempt() > 0) {
            headers.put(NOT_BEFORE, waybill.nextAttempt());
        }
        traces.parent(waybill.id()).ifPresent(parent -> headers.put(TRACE, parent));
        producer.sendBodyAndHeaders(
                "jms:queue:" + queue(waybill.destination()) + "?preserveMessageQos=true",
                Ticket.of(waybill).toJson(),
                headers);
    }

    /**
     * @param json the whole of a dead or doubtful waybill
     * @param keptMillis for how long it waits for a reader; 0 for ever
     */
    public void deadLetter(String queue, String json, long keptMillis) {
        producer.sendBody("jms:queue:" + queue + (keptMillis == 0 ? "" : "?timeToLive=" + keptMillis), json);
    }
}
