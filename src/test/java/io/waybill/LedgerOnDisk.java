package io.waybill;

import io.waybill.destination.Bandwidth;
import io.waybill.destination.Filing;
import io.waybill.destination.Receipt;
import io.waybill.ledger.Bandwidths;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.Jobs;
import io.waybill.ledger.Ledger;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.Purge;
import io.waybill.ledger.Retention;
import io.waybill.ledger.SpooledFile;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/** A ledger in a data folder, filled by a test. */
public final class LedgerOnDisk implements AutoCloseable {
    private final LedgerDatabase database;
    public final Ledger ledger;
    public final LedgerReport report;
    public final Destinations destinations;

    public LedgerOnDisk(Path data, Clock clock) {
        database = LedgerDatabase.sqlite(LedgerDatabase.fileIn(data));
        ledger = new Ledger(database, clock, "test");
        report = new LedgerReport(database, clock);
        destinations = new Destinations(database, clock);
    }

    /** No purge is due by the schedule for a while. */
    public void purgedJustNow() {
        Purge purge = new Purge(
                database,
                new Retention(Retention.NEVER, Retention.NEVER, Retention.NEVER, Retention.NEVER),
                Clock.systemUTC());
        purge.claim("test", purge.state());
        purge.ended("test", 0);
    }

    /** How fast files may go, of which nothing is said. */
    public Bandwidth bandwidth(Clock clock) {
        return new Bandwidth(new Bandwidths(database, clock), node -> true, clock, ZoneOffset.UTC);
    }

    public Waybill accepted(String id, String name) {
        return ledger.open(id, "soil", new SpooledFile("/inbox/" + name, "", name, 10, "/spool/" + id, 1, "key"))
                .waybill();
    }

    public Waybill sending(String id, String name) {
        return ledger.take(accepted(id, name), null).orElseThrow();
    }

    public void delivered(String id, String name) {
        ledger.delivered(
                sending(id, name),
                "{\"address\":\"there\",\"name\":\"n\",\"bytes\":10,\"sha256\":null,\"crc32c\":null,"
                        + "\"said\":\"yes\",\"at\":1}");
    }

    /** Delivered as a table of which a row was refused, and of which the service warned. */
    public void deliveredInPart(String id, String name) {
        Filing.Rows rows = new Filing.Rows(4, 3, 1, List.of("row 3: access must be Public or Private"), 0);
        Filing filing = new Filing(null, null, rows, List.of("row 4: it said so"));
        Receipt receipt =
                new Receipt("there", "metadata updates", name, 10, null, null, "3 of 4", 1, null, false, filing);
        ledger.delivered(sending(id, name), receipt.toJson(), true, filing.reservations());
    }

    /** Accepted by a service that works on it, and not followed. */
    public void acceptedOnly(String id, String name) {
        ledger.delivered(sending(id, name), "{\"acceptedOnly\":true}", false, null);
    }

    /** Taken by a service that works on it. */
    public void working(String id, String name, String reason, long nextAttempt) {
        Waybill sending = sending(id, name);
        new Jobs(ledger).works(sending, "{}", "job 17");
        new Jobs(ledger).await(sending, reason, nextAttempt);
    }

    public void ended(String id, String name, State state, String reason) {
        ledger.end(sending(id, name), state, reason);
    }

    public void later(String id, String name, State state, String reason, long nextAttempt) {
        ledger.later(sending(id, name), state, reason, 1, nextAttempt);
    }

    public void execute(String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    @Override
    public void close() {
        database.close();
    }
}
