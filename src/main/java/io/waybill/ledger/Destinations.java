package io.waybill.ledger;

import io.waybill.ledger.Destination.Door;
import io.waybill.secret.Redaction;
import java.time.Clock;
import java.util.List;

/** The ledger's page about destinations: which of them are open, paused or held. Known to every node. */
public final class Destinations {
    private final Transactions transactions;
    private final DestinationRows rows;
    private final Clock clock;

    public Destinations(LedgerDatabase database, Clock clock) {
        this.transactions = database.transactions();
        this.rows = database.jdbi().onDemand(DestinationRows.class);
        this.clock = clock;
    }

    /** What is known of {@code name}; a destination never heard of is open. */
    public Destination find(String name) {
        return transactions
                .look(DestinationRows.class, mine -> mine.find(name))
                .orElseGet(() -> new Destination(name, Door.OPEN, 0, null, 0, 0, 0));
    }

    public List<Destination> all() {
        return rows.all();
    }

    /** Closes the destination, unless a person holds it; one waybill may try it at {@code probeAt}. Said again, it keeps the time it closed at. */
    public void close(String name, Door door, String reason, long probeAt) {
        transactions.run(
                DestinationRows.class, mine -> mine.close(name, door, Redaction.of(reason), probeAt, clock.millis()));
    }

    /** True for the one caller that may try the closed destination now; the next may not before {@code nextProbe}. */
    public boolean mayProbe(Destination closed, long nextProbe) {
        return transactions.run(
                DestinationRows.class,
                mine -> mine.probe(closed.name(), closed.state(), closed.probeAt(), nextProbe) == 1);
    }

    /** Every closed destination may be tried now, whatever it waited for: somebody may have mended it. */
    public void probeAllNow() {
        transactions.run(DestinationRows.class, mine -> mine.probeAllAt(clock.millis()));
    }

    /** The same for one destination. */
    public void probeNow(String name) {
        transactions.run(DestinationRows.class, mine -> mine.probeAt(name, clock.millis()));
    }

    /** Opens the destination, unless a person holds it. True if it was not open. */
    public boolean open(String name) {
        return transactions.run(DestinationRows.class, mine -> mine.open(name, clock.millis()) == 1);
    }

    /** A person holds the destination until a person resumes it; nothing else opens or closes it meanwhile. */
    public void hold(String name, String reason) {
        transactions.run(DestinationRows.class, mine -> mine.hold(name, Redaction.of(reason), clock.millis()));
    }

    /** A person opens the destination, whoever or whatever closed it. True if it was not open. */
    public boolean resume(String name) {
        return transactions.run(DestinationRows.class, mine -> mine.resume(name, clock.millis()) == 1);
    }

    /** The chunk size to begin with next time, bytes. */
    public void rememberChunkSize(String name, long bytes) {
        transactions.run(DestinationRows.class, mine -> mine.chunkSize(name, bytes, clock.millis()));
    }
}
