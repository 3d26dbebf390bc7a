package io.waybill.arrival;

import io.waybill.chunk.LocalTrouble;
import io.waybill.ledger.Ledger;
import io.waybill.ledger.Opened;
import io.waybill.ledger.SpooledFile;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a waybill for a file that has arrived: spooled first, then in the ledger. Handed over again after a crash at any
 * point, the same file ends in the same waybill.
 */
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private static final int STRIPES = 64;

    private final Ledger ledger;
    private final Spool spool;
    private final Object[] stripes = Stream.generate(Object::new).limit(STRIPES).toArray();

    public Intake(Ledger ledger, Spool spool) {
        this.ledger = ledger;
        this.spool = spool;
    }

    /**
     * The file's waybill, and whether a ticket must go to the destination's queue.
     *
     * @param spooling {@code copy}, or {@code link} for folders whose writers never write in place
     * @throws InDoubt for a file whose waybill is in doubt
     * @throws LocalTrouble where the file cannot be read or spooled
     */
    public Opened open(File file, String destination, String spooling) {
        Path source = file.toPath().toAbsolutePath().normalize();
        FileIdentity identity = identity(source, destination);
        // A file that arrives while it is pushed would be spooled twice, the second time under a running delivery.
        synchronized (stripes[Math.floorMod(identity.hashCode(), STRIPES)]) {
            return open(source, identity, spooling);
        }
    }

    private Opened open(Path source, FileIdentity identity, String spooling) {
        String id = identity.id();
        String destination = identity.destination();
        Optional<Waybill> known = ledger.find(id).filter(waybill -> !mayBeginAgain(waybill));
        if (known.isPresent()) {
            return new Opened(known.get(), false);
        }
        String name = source.getFileName().toString();
        SpooledFile spooled = spooling.equals("link") ? spool.link(source, name, id) : spool.copy(source, name, id);
        if (!identity.equals(identity(source, destination)) || spooled.size() != identity.size()) {
            throw new LocalTrouble("A file must not change while it is taken, and did: " + source, null);
        }
        Opened opened = ledger.open(id, destination, spooled);
        LOG.info("{} accepted for {}: {} ({} bytes)", id, destination, source, spooled.size());
        return opened;
    }

    /** Removes what a crash between a delivery's end and the spool left behind; to be called before files arrive. */
    public void tidy() {
        try (Stream<String> ids = spool.ids()) {
            ids.filter(id -> ledger.find(id)
                            .filter(waybill -> waybill.state() == State.DELIVERED)
                            .isPresent())
                    .forEach(spool::remove);
        }
    }

    private static boolean mayBeginAgain(Waybill waybill) {
        if (waybill.state() == State.IN_DOUBT) {
            throw new InDoubt(waybill);
        }
        if (waybill.state() == State.DELIVERED) {
            LOG.info(
                    "{} skipped: {} was delivered before",
                    waybill.id(),
                    waybill.file().source());
        }
        return !waybill.state().isOpen() && waybill.state() != State.DELIVERED;
    }

    private static FileIdentity identity(Path source, String destination) {
        try {
            return new FileIdentity(
                    destination,
                    source.toString(),
                    Files.size(source),
                    Files.getLastModifiedTime(source).toMillis());
        } catch (IOException e) {
            throw new LocalTrouble("A file that arrived must be readable, and is not: " + source, e);
        }
    }
}
