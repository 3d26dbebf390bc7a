package io.waybill.destination;

import io.waybill.arrival.Spool;
import io.waybill.ledger.Ledger;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in what a delivery route ended with. */
public final class Receipts {
    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);

    private final Ledger ledger;
    private final Spool spool;
    private final Underway underway;
    private final DeadLetters deadLetters;

    public Receipts(Ledger ledger, Spool spool, Underway underway, DeadLetters deadLetters) {
        this.ledger = ledger;
        this.spool = spool;
        this.underway = underway;
        this.deadLetters = deadLetters;
    }

    /** With a receipt the waybill is delivered; a route that ends without one, and without a failure, is said. */
    public void take(@Variable("waybill") Waybill waybill, @Body Object body) {
        underway.ended(waybill.id());
        if (body instanceof Receipt receipt) {
            String reservations = receipt.reservations();
            ledger.delivered(waybill, receipt.toJson(), !receipt.acceptedOnly(), reservations);
            underway.delivered(waybill, receipt);
            spool.remove(waybill.file());
            LOG.info("{} DELIVERED to {}: {}", waybill.id(), waybill.destination(), receipt.said());
            if (reservations != null) {
                LOG.warn("{} {} was delivered with reservations: {}", waybill.id(), receipt.name(), reservations);
            }
        } else if (isStillOurs(waybill)) {
            underway.failed(waybill, Failure.REFUSED);
            deadLetters.end(waybill, State.DEAD, "A delivery route must end with a receipt, and ended without one");
        }
    }

    private boolean isStillOurs(Waybill waybill) {
        return ledger.find(waybill.id())
                .filter(now -> now.state() == State.SENDING && now.epoch() == waybill.epoch())
                .isPresent();
    }
}
