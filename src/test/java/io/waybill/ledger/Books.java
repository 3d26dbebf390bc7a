package io.waybill.ledger;

import java.util.List;

/** A ledger as one process sees it, the same ledger as another process sees it, and a clock for both. */
public record Books(
        LedgerDatabase database,
        SettableClock clock,
        Ledger ledger,
        Ledger elsewhere,
        LedgerReport report,
        Destinations destinations)
        implements AutoCloseable {
    public static final long SIZE = 100;
    public static final Upload UPLOAD = new Upload("tus", "https://soil.example/files/1");

    public static Books on(LedgerDatabase database) {
        SettableClock clock = new SettableClock();
        return new Books(
                database,
                clock,
                new Ledger(database, clock, "here"),
                new Ledger(database, clock, "elsewhere"),
                new LedgerReport(database, clock),
                new Destinations(database, clock));
    }

    /** A file of the size given above. */
    public static SpooledFile file(String name) {
        return new SpooledFile("/inbox/" + name, "", name, SIZE, "/spool/" + name, 5, "(dev=1,ino=2)");
    }

    /** A waybill for soil that was accepted now. */
    public Waybill accepted(String id) {
        return ledger.open(id, "soil", file(id + ".csv")).waybill();
    }

    /** A waybill for soil that this process is delivering. */
    public Waybill sending(String id) {
        return sending(id, null);
    }

    public Waybill sending(String id, String lane) {
        Waybill accepted = accepted(id);
        return ledger.take(accepted, lane).orElseThrow();
    }

    /** The processes that work on it, as the one with this id knows them; it has just given a sign of life. */
    public Nodes nodes(String id) {
        Node me = new Node(id, "node-" + id, clock.millis(), 0, clock.millis(), false, "routes");
        Nodes nodes = new Nodes(database, clock, me, System::nanoTime, Long.MAX_VALUE / 2_000_000);
        nodes.beat();
        return nodes;
    }

    public Waybill find(String id) {
        return ledger.find(id).orElseThrow();
    }

    public List<String> timeline(String id) {
        return report.timeline(id).stream().map(Event::what).toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
