package io.waybill.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.waybill.ledger.Ledger;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import io.waybill.queue.Tickets;
import io.waybill.secret.Redaction;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of waybills that will not be tried again by themselves. A whole copy, as JSON, is on the dead-letter queue
 * before the ledger says so: a crash between the two may leave a second copy, never none.
 */
public final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Ledger ledger;
    private final Tickets tickets;
    private final String queue;
    private final long keptMillis;

    /** @param keptMillis for how long a copy waits for a reader; 0 for ever */
    public DeadLetters(Ledger ledger, Tickets tickets, String queue, long keptMillis) {
        this.ledger = ledger;
        this.tickets = tickets;
        this.queue = queue;
        this.keptMillis = keptMillis;
    }

    /** @param state DEAD or IN_DOUBT */
    void end(Waybill waybill, State state, String reason) {
        Waybill now = ledger.find(waybill.id()).orElse(waybill);
        tickets.deadLetter(queue, json(now, state, reason), keptMillis);
        ledger.end(waybill, state, reason);
        LOG.error(
                "{} {} for {}: {}: {}",
                waybill.id(),
                state,
                waybill.destination(),
                waybill.file().name(),
                reason);
    }

    private static String json(Waybill waybill, State state, String reason) {
        try {
            return Redaction.of(JSON.writeValueAsString(Map.of("state", state, "reason", reason, "waybill", waybill)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A dead letter must become JSON, and did not: " + waybill.id(), e);
        }
    }
}
