package io.waybill.ledger;

import io.waybill.secret.Redaction;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The ledger's page about bandwidth: what persons have decided, and who shares it. Known to every node. */
public final class Bandwidths {
    private final Transactions transactions;
    private final Clock clock;

    public Bandwidths(LedgerDatabase database, Clock clock) {
        this.transactions = database.transactions();
        this.clock = clock;
    }

    /** What counts now; empty where no person has decided anything, or that is over. */
    public Optional<BandwidthDecision> find(String destination) {
        return transactions
                .look(BandwidthRows.class, rows -> rows.find(destination))
                .filter(decision -> decision.countsAt(clock.millis()));
    }

    /** Takes the place of what was decided before. */
    public void decide(BandwidthDecision decision) {
        BandwidthDecision clean = new BandwidthDecision(
                decision.destination(), decision.timetable(), decision.until(), Redaction.of(decision.decidedBy()));
        transactions.run(BandwidthRows.class, rows -> rows.put(clean));
    }

    /** What the route says counts again. */
    public void asConfigured(String destination) {
        transactions.run(BandwidthRows.class, rows -> rows.remove(destination));
    }

    /** The nodes that send something to the destination now, by their ids; one that is gone may be among them. */
    public List<String> senders(String destination) {
        return transactions.look(BandwidthRows.class, rows -> rows.senders(destination));
    }
}
