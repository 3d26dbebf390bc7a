package io.waybill.arrival;

import io.waybill.ledger.Consignment;
import io.waybill.ledger.Ledger;
import io.waybill.ledger.Opened;
import io.waybill.ledger.SpooledFile;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
    /** A file whose fetch was broken off goes on within a week, or begins anew. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private static final Duration KEPT = Duration.ofDays(7);

    private final Ledger ledger;
    private final Spool spool;
    private final Consumer<Waybill> observer;
    private final BooleanSupplier told;
    private final Object[] stripes = Stream.generate(Object::new).limit(STRIPES).toArray();

    /** @param observer is told of each waybill that begins, quickly and without fail */
    public Intake(Ledger ledger, Spool spool, Consumer<Waybill> observer) {
        this(ledger, spool, observer, () -> false);
    }

    /** @param told whether people are to be told of files that came together */
    public Intake(Ledger ledger, Spool spool, Consumer<Waybill> observer, BooleanSupplier told) {
        this.told = told;
        this.ledger = ledger;
        this.spool = spool;
        this.observer = observer;
    }

    /**
     * The file's waybill, and whether a ticket must go to the destination's queue.
     *
     * @param identity by what the file is known again
     * @param spooling {@code copy}, or {@code link} for folders whose writers never write in place
     * @throws InDoubt for a file whose waybill is in doubt
     * @throws NotTaken where the file cannot be read, or changed
     * @throws io.waybill.chunk.LocalTrouble where it cannot be spooled
     */
    public Opened open(ArrivedFile file, String destination, Identity identity, String spooling) {
        return open(file, destination, identity, spooling, null);
    }

    /** @param with the files that it came together with; null for none */
    public Opened open(ArrivedFile file, String destination, Identity identity, String spooling, Consignment with) {
        FileIdentity marks = identity.of(destination, file);
        // A file that arrives while it is pushed would be spooled twice, the second time under a running delivery.
        synchronized (stripes[Math.floorMod(marks.hashCode(), STRIPES)]) {
            return open(file, identity, marks, spooling, told.getAsBoolean() ? with : null);
        }
    }

    private Opened open(ArrivedFile file, Identity identity, FileIdentity marks, String spooling, Consignment with) {
        String id = marks.id();
        String destination = marks.destination();
        Optional<Waybill> known = ledger.find(id).filter(waybill -> !mayBeginAgain(waybill, file));
        if (known.isPresent()) {
            return new Opened(known.get(), false);
        }
        SpooledFile spooled = file.isFetched() || spooling.equals("link") ? spool.link(file, id) : spool.copy(file, id);
        // The copy is held against what was read in between; of a link there is only one.
        if (identity == Identity.CONTENT
                && !marks.equals(identity.of(destination, FolderFile.of(spooled.path(), "")))) {
            throw new NotTaken("A file must not change while it is taken, and did: " + file.source(), null);
        }
        Opened opened = ledger.open(id, destination, spooled, with);
        if (!opened.waybill().file().spooled().equals(spooled.spooled())) {
            spool.remove(spooled);
        }
        if (opened.needsTicket()) {
            observer.accept(opened.waybill());
        }
        LOG.atInfo()
                .addKeyValue("waybill", id)
                .addKeyValue("destination", destination)
                .log("{} accepted for {}: {} ({} bytes)", id, destination, file.source(), spooled.size());
        return opened;
    }

    /** Whether people are to be told of files that came together. */
    public boolean isTold() {
        return told.getAsBoolean();
    }

    /** Removes what a crash between a delivery's end and the spool left behind; to be called before files arrive. */
    public void tidy() {
        Instant now = Instant.now();
        remove(file -> counts(file) ? !isNeeded(file) : Spool.isUntouchedSince(file, now.minus(ABANDONED)));
        spool.forgetIncoming(now.minus(KEPT));
    }

    /**
     * The same while files arrive, of which one may be written anew under the id of a waybill that has ended.
     *
     * @param now files that were written within a day before it are left
     */
    public void sweep(Instant now) {
        remove(file -> Spool.isUntouchedSince(file, now.minus(ABANDONED)) && !isNeeded(file));
        spool.forgetIncoming(now.minus(KEPT));
    }

    private void remove(Predicate<Path> which) {
        try (Stream<Path> files = spool.files()) {
            files.filter(which).forEach(spool::remove);
        }
    }

    /** False for a file that is another's than the ledger names: a node may write it just now. */
    private boolean counts(Path file) {
        return waybill(file).isPresent();
    }

    private boolean isNeeded(Path file) {
        return waybill(file)
                .filter(known -> !Set.of(State.DELIVERED, State.DISCARDED).contains(known.state()))
                .isPresent();
    }

    private Optional<Waybill> waybill(Path file) {
        return ledger.find(Spool.id(file)).filter(known -> known.file().path().equals(file));
    }

    private static boolean mayBeginAgain(Waybill waybill, ArrivedFile file) {
        if (waybill.state() == State.IN_DOUBT) {
            throw new InDoubt(waybill);
        }
        if (waybill.state() == State.DELIVERED) {
            LOG.info(
                    "{} skipped: {} was delivered before, as {}",
                    waybill.id(),
                    file.source(),
                    waybill.file().source());
        }
        return !waybill.state().isOpen() && waybill.state() != State.DELIVERED;
    }
}
