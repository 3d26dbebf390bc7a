package io.waybill.ledger;

import java.util.List;
import java.util.Optional;

/** The ledger's page about files of which two go together, as one batch. */
public final class Batches {
    private final Ledger ledger;

    public Batches(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The other waybill of the batch; empty for one that goes in none. */
    public Optional<Waybill> mate(String id) {
        return ledger.within(rows -> rows.mate(id));
    }

    /**
     * Begins a batch of {@code waybill} and the youngest for the same destination and folder that is called {@code name}
     * and has no other; empty where there is none.
     */
    public Optional<Waybill> begin(Waybill waybill, String name) {
        return ledger.within(rows -> {
            Optional<Waybill> mate =
                    rows.single(waybill.destination(), waybill.file().folder(), name);
            mate.ifPresent(found -> {
                rows.unbatch(waybill.id());
                join(rows, waybill.id(), waybill.id(), name);
                join(rows, found.id(), waybill.id(), waybill.file().name());
            });
            return mate;
        });
    }

    /** The waybills for the same destination and folder that wait for another file, by the beginning of their names. */
    public List<Waybill> alone(Waybill waybill, String beginning) {
        return ledger.within(
                rows -> rows.singles(waybill.destination(), waybill.file().folder(), beginning));
    }

    /** One that waits at no cost is looked at at once: it, with the generation of its next ticket. */
    public Optional<Waybill> hurry(String id) {
        return ledger.within(rows -> rows.hurry(id, ledger.now()) == 0 ? Optional.empty() : rows.find(id));
    }

    private void join(WaybillRows rows, String id, String batch, String with) {
        rows.lock(id);
        rows.batch(id, batch);
        rows.note(id, "batch", "with " + with, ledger.now());
    }
}
