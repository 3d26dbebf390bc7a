package io.waybill.arrival;

import io.waybill.chunk.LocalTrouble;
import io.waybill.ledger.Ledger;
import io.waybill.ledger.Opened;
import io.waybill.ledger.SpooledFile;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.io.File;
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
     * @param identity by what the file is known again
     * @param spooling {@code copy}, or {@code link} for folders whose writers never write in place
     * @throws InDoubt for a file whose waybill is in doubt
     * @throws LocalTrouble where the file cannot be read or spooled
     */
    public Opened open(File file, String destination, Identity identity, String spooling) {
        Path source = file.toPath().toAbsolutePath().normalize();
        FileIdentity marks = identity.of(destination, source);
        // A file that arrives while it is pushed would be spooled twice, the second time under a running delivery.
        synchronized (stripes[Math.floorMod(marks.hashCode(), STRIPES)]) {
            return open(source, identity, marks, spooling);
        }
    }

    private Opened open(Path source, Identity identity, FileIdentity marks, String spooling) {
        String id = marks.id();
        String destination = marks.destination();
        Optional<Waybill> known = ledger.find(id).filter(waybill -> !mayBeginAgain(waybill, source));
        if (known.isPresent()) {
            return new Opened(known.get(), false);
        }
        String name = source.getFileName().toString();
        SpooledFile spooled = spooling.equals("link") ? spool.link(source, name, id) : spool.copy(source, name, id);
        // The copy is held against the source as it was in between; of a link there is only one.
        boolean isSame = marks.equals(identity.of(destination, source))
                && (identity == Identity.METADATA || marks.equals(identity.of(destination, spooled.path())));
        if (!isSame) {
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

    private static boolean mayBeginAgain(Waybill waybill, Path source) {
        if (waybill.state() == State.IN_DOUBT) {
            throw new InDoubt(waybill);
        }
        if (waybill.state() == State.DELIVERED) {
            LOG.info(
                    "{} skipped: {} was delivered before, as {}",
                    waybill.id(),
                    source,
                    waybill.file().source());
        }
        return !waybill.state().isOpen() && waybill.state() != State.DELIVERED;
    }
}
