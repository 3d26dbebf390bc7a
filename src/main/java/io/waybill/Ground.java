package io.waybill;

import io.waybill.arrival.Spool;
import io.waybill.console.ConsoleAddress;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import io.waybill.queue.Broker;
import io.waybill.queue.StopSignal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a running Waybill stands on, there before Camel and after it: the data folder with ledger, queue and spool. */
record Ground(Path data, DataFolder folder, LedgerDatabase database, Broker broker, Spool spool, StopSignal stop)
        implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ground.class);
    static final Clock CLOCK = Clock.systemUTC();

    static Ground open(Settings settings) {
        Path data = settings.folder("waybill.data");
        DataFolder folder = DataFolder.own(data);
        // SQLite unpacks its library for each process, and one that is killed leaves it behind: not in /tmp, for ever.
        System.setProperty("org.sqlite.tmpdir", folder.emptied("native").toString());
        ConsoleAddress.remove(data);
        return new Ground(
                data,
                folder,
                LedgerDatabase.sqlite(LedgerDatabase.fileIn(data)),
                Broker.embedded(data.resolve("queue")),
                new Spool(data.resolve("spool"), settings.bytes("waybill.spool.keep-free")),
                new StopSignal());
    }

    LedgerReport report() {
        return new LedgerReport(database, CLOCK);
    }

    Destinations destinations() {
        return new Destinations(database, CLOCK);
    }

    @Override
    public void close() {
        // Each is closed whatever becomes of the one before it: a lock or a broker left behind would keep others out.
        for (AutoCloseable part : List.<AutoCloseable>of(broker, database, folder)) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("Waybill stops, and not all of it in good order: {}", e.getMessage());
            }
        }
    }
}
