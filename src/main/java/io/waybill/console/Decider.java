package io.waybill.console;

import io.waybill.arrival.Spool;
import io.waybill.destination.Receipt;
import io.waybill.ledger.Batches;
import io.waybill.ledger.Decisions;
import io.waybill.ledger.Ledger;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import io.waybill.queue.Tickets;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a person has decided about a waybill. */
public final class Decider {
    private static final Logger LOG = LoggerFactory.getLogger(Decider.class);

    private final Ledger ledger;
    private final Decisions decisions;
    private final Batches batches;
    private final Tickets tickets;
    private final Spool spool;

    public Decider(Ledger ledger, Tickets tickets, Spool spool) {
        this.ledger = ledger;
        this.decisions = new Decisions(ledger);
        this.batches = new Batches(ledger);
        this.tickets = tickets;
        this.spool = spool;
    }

    void decide(String id, byte[] json) {
        DecisionRequest request = request(json);
        Waybill waybill =
                ledger.find(id).orElseThrow(() -> new WrongRequest("The id must be that of a waybill, and is " + id));
        Optional<Waybill> decided = switch (request.decision()) {
            case "replay" -> decisions.replay(withFile(waybill).id(), request.by());
            case "resend" -> decisions.resend(withFile(waybill).id(), request.by());
            case "delivered" -> decisions.delivered(id, request.by(), receipt(waybill, request.by()));
            case "discard" -> decisions.discard(id, request.by());
            default ->
                throw new WrongRequest("\"decision\" must be replay, resend, delivered or discard, and is '"
                        + request.decision() + "'");
        };
        Waybill now = decided.orElseThrow(() -> refusal(waybill, request.decision()));
        LOG.info("{} {}: {} by {}", id, now.state(), request.decision(), Words.plain(request.by()));
        if (now.state().isOpen()) {
            tickets.send(now);
        } else {
            spool.remove(now.file());
            batches.mate(id).flatMap(mate -> batches.hurry(mate.id())).ifPresent(tickets::send);
        }
    }

    private static DecisionRequest request(byte[] json) {
        try {
            DecisionRequest request = Json.parse(json, DecisionRequest.class);
            if (request.decision() != null
                    && request.by() != null
                    && !request.by().isBlank()) {
                return request;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new WrongRequest(
                "The request must be application/json, {\"decision\": replay, resend, delivered or discard,"
                        + " \"by\": who says so}, and is something else");
    }

    private static Waybill withFile(Waybill waybill) {
        try {
            if (waybill.file().isUnchanged()) {
                return waybill;
            }
        } catch (IOException e) {
            // said below
        }
        throw new WrongRequest(new Complaint(
                "The spool must have the file as it was accepted, and has not: "
                        + waybill.file().spooled() + ". Hand the file over again, or discard the waybill",
                waybill.id(),
                waybill.state()));
    }

    private static WrongRequest refusal(Waybill waybill, String decision) {
        State needed = decision.equals("replay") ? State.DEAD : State.IN_DOUBT;
        return new WrongRequest(new Complaint(
                decision.equals("discard")
                        ? "A waybill that is discarded must be neither delivered nor being sent, and "
                                + waybill.file().name() + " is " + waybill.state()
                        : "For " + decision + " a waybill must be " + needed + ", and "
                                + waybill.file().name() + " is " + waybill.state(),
                waybill.id(),
                waybill.state()));
    }

    private static String receipt(Waybill waybill, String by) {
        return new Receipt(
                        waybill.destination(),
                        waybill.progress().upload() == null
                                ? "unknown"
                                : waybill.progress().upload().protocol(),
                        waybill.file().name(),
                        waybill.file().size(),
                        null,
                        null,
                        by + " has seen it there",
                        System.currentTimeMillis(),
                        null,
                        false,
                        null)
                .toJson();
    }
}
