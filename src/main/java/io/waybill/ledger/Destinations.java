package io.waybill.ledger;

import io.waybill.ledger.Destination.Door;
import io.waybill.secret.Redaction;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The ledger's page about destinations: which of them are open, paused or held. Known to every node. */
public final class Destinations {
    private final DestinationRows rows;
    private final Clock clock;

    public Destinations(Jdbi jdbi, Clock clock) {
        this.rows = jdbi.onDemand(DestinationRows.class);
        this.clock = clock;
    }

    /** What is known of {@code name}; a destination never heard of is open. */
    public Destination find(String name) {
        return rows.find(name).orElseGet(() -> new Destination(name, Door.OPEN, 0, null, 0, 0, 0));
    }

    public List<Destination> all() {
        return rows.all();
    }

    /** Closes the destination; one waybill may try it at {@code probeAt}. Said again, it keeps the time it closed at. */
    public void close(String name, Door door, String reason, long probeAt) {
        rows.close(name, door, Redaction.of(reason), probeAt, clock.millis());
    }

    /** True for the one caller that may try the closed destination now; the next may not before {@code nextProbe}. */
    public boolean mayProbe(Destination closed, long nextProbe) {
        return rows.probe(closed.name(), closed.state(), closed.probeAt(), nextProbe) == 1;
    }

    /** Every closed destination may be tried now, whatever it waited for: somebody may have mended it. */
    public void probeAllNow() {
        rows.probeAllAt(clock.millis());
    }

    /** Opens the destination. True if it was not open. */
    public boolean open(String name) {
        return rows.open(name, clock.millis()) == 1;
    }

    /** The chunk size to begin with next time, bytes. */
    public void rememberChunkSize(String name, long bytes) {
        rows.chunkSize(name, bytes, clock.millis());
    }
}
