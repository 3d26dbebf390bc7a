package io.waybill;

import io.waybill.arrival.Spool;
import io.waybill.console.ConsoleAddress;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.Nodes;
import io.waybill.queue.Broker;
import io.waybill.queue.StopSignal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a running Waybill stands on, there before Camel and after it: the data folder with ledger, queue and spool. */
record Ground(
        Path data,
        DataFolder folder,
        Cluster cluster,
        LedgerDatabase database,
        Nodes nodes,
        Broker broker,
        Spool spool,
        StopSignal stop)
        implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ground.class);
    static final Clock CLOCK = Clock.systemUTC();

    /** @param routes a digest of the routes and settings that are to run */
    static Ground open(Settings settings, String routes) {
        Path data = settings.folder("waybill.data");
        Cluster cluster = Cluster.of(settings, routes);
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            DataFolder folder = keep(opened, DataFolder.own(data));
            if (cluster.isEmbedded()) {
                // SQLite unpacks its library for each process, and one that is killed leaves it: not in /tmp for ever.
                System.setProperty("org.sqlite.tmpdir", folder.emptied("native").toString());
            }
            ConsoleAddress.remove(data);
            LedgerDatabase database = keep(opened, Ledgers.open(settings));
            cluster.mustSeeTheSpool(new LedgerReport(database, CLOCK));
            StopSignal stop = new StopSignal();
            Nodes nodes = cluster.join(database, folder, stop);
            keep(opened, nodes::leave);
            Broker broker = keep(opened, Ledgers.broker(settings));
            return new Ground(
                    data,
                    folder,
                    cluster,
                    database,
                    nodes,
                    broker,
                    cluster.spool(settings.bytes("waybill.spool.keep-free")),
                    stop);
        } catch (RuntimeException e) {
            close(opened);
            throw e;
        }
    }

    private static <T extends AutoCloseable> T keep(Deque<AutoCloseable> opened, T part) {
        opened.push(part);
        return part;
    }

    LedgerReport report() {
        return new LedgerReport(database, CLOCK);
    }

    Destinations destinations() {
        return new Destinations(database, CLOCK);
    }

    @Override
    public void close() {
        close(List.of(broker, nodes::leave, database, folder));
    }

    /** Each is closed whatever becomes of the one before it: a lock or a broker left behind would keep others out. */
    private static void close(Collection<AutoCloseable> parts) {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("Waybill stops, and not all of it in good order: {}", e.getMessage());
            }
        }
    }
}
