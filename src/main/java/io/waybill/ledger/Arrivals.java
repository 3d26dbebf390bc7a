package io.waybill.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The ledger's page about what arrives: when each source was looked at, and which files were taken and left there. */
public final class Arrivals {
    private final Transactions transactions;
    private final ArrivalRows rows;
    private final Clock clock;

    public Arrivals(LedgerDatabase database, Clock clock) {
        this.transactions = database.transactions();
        this.rows = database.jdbi().onDemand(ArrivalRows.class);
        this.clock = clock;
    }

    /** When {@code source} was last looked at by its schedule; empty if never. */
    public Optional<Instant> lastLook(String source) {
        return rows.looked(source).map(Instant::ofEpochMilli);
    }

    public void looked(String source) {
        write(mine -> mine.look(source, clock.millis()));
    }

    /** True if the file of this id was taken before and left where it was. */
    public boolean isTaken(String id) {
        return lastSeen(id).isPresent();
    }

    /** When the file of this id, which was taken and left where it was, was last {@link #seen} there; empty for another. */
    public Optional<Instant> lastSeen(String id) {
        return rows.taken(id).map(Instant::ofEpochMilli);
    }

    /** The file of this id was taken, and is left where {@code source} sees it. */
    public void taken(String source, String id) {
        write(mine -> mine.take(id, source, clock.millis()));
    }

    /** The files of these ids were taken, and are still where {@code source} sees them. */
    public void seen(String source, List<String> ids) {
        write(mine -> mine.see(ids, source, clock.millis()));
    }

    /** No file is added to the consignment of this id after {@code at}, epoch milliseconds. */
    public void close(String consignment, long at) {
        write(mine -> mine.close(consignment, at));
    }

    /** How many waybills have not come to their end. */
    public long open() {
        return rows.open();
    }

    /** How many waybills only a person can bring to their end. */
    public long unsettled() {
        return rows.unsettled();
    }

    private void write(Consumer<ArrivalRows> change) {
        transactions.run(ArrivalRows.class, mine -> {
            change.accept(mine);
            return null;
        });
    }
}
