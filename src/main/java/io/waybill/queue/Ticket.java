package io.waybill.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.waybill.ledger.Waybill;

/** What travels on the queue for a waybill: its id, and which of its tickets this is. Only the newest counts. */
public record Ticket(String waybill, long generation) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Ticket of(Waybill waybill) {
        return new Ticket(waybill.id(), waybill.generation());
    }

    /** @throws IllegalArgumentException for a text that is no ticket */
    public static Ticket parse(String text) {
        try {
            Ticket ticket = JSON.readValue(text, Ticket.class);
            if (ticket != null && ticket.waybill() != null) {
                return ticket;
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalArgumentException("A ticket must be {\"waybill\", \"generation\"}, and was: " + text, e);
        }
        throw new IllegalArgumentException("A ticket must be {\"waybill\", \"generation\"}, and was: " + text);
    }

    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A ticket must become JSON, and did not: " + this, e);
        }
    }
}
