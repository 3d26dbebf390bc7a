package io.waybill.ledger;

import io.waybill.secret.Redaction;
import java.util.Optional;

/**
 * The ledger's page about files that a destination has taken and works on. Fenced as the {@link Ledger} is, except for
 * what the destination tells by itself.
 */
public final class Jobs {
    private final Ledger ledger;

    public Jobs(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The destination may tell that it is done at an address with a key, of which {@code hash} is the SHA-256. */
    public void callback(Waybill waybill, String hash) {
        ledger.fenced(waybill, null, null, rows -> rows.callback(waybill.id(), waybill.epoch(), hash));
    }

    /**
     * The destination has taken the whole file and works on it; that is its answer, and the commit mark is gone.
     *
     * @param words for the timeline; null for none
     */
    public void works(Waybill waybill, String job, String words) {
        String clean = Redaction.of(job);
        ledger.fenced(
                waybill,
                words == null ? null : "taken",
                Redaction.of(words),
                rows -> rows.works(waybill.id(), waybill.epoch(), clean, ledger.now()));
    }

    /**
     * The destination is at work: the waybill is looked at again at {@code next}, epoch milliseconds, at no cost, and
     * keeps its lane.
     *
     * @return the waybill with the generation of its next ticket
     */
    public Waybill await(Waybill waybill, String reason, long next) {
        String clean = Redaction.of(reason);
        ledger.fenced(
                waybill,
                Ledger.words(State.WAITING),
                clean,
                rows -> rows.await(waybill.id(), waybill.epoch(), clean, next, ledger.now()));
        return ledger.find(waybill.id()).orElseThrow();
    }

    /**
     * The destination is at work on something, and that can only be the file of a waybill whose answer was lost: recorded
     * with it, once.
     *
     * @param after the waybill was given up no earlier than this, epoch milliseconds
     * @return the waybill that it was recorded with; empty where there is none
     */
    public Optional<String> evidence(String destination, String words, long after) {
        return ledger.within(rows -> {
            Optional<String> doubtful = rows.inDoubt(destination, after);
            doubtful.ifPresent(id -> {
                rows.lock(id);
                rows.note(id, "evidence", Redaction.of(words), ledger.now());
            });
            return doubtful;
        });
    }

    /**
     * The destination tells that it is done with a waybill's file.
     *
     * @param hash of the key in the address, SHA-256
     * @return the waybill with the generation of a ticket for at once; empty where that is not waited for
     */
    public Optional<Waybill> wake(String id, String hash) {
        return ledger.within(rows -> {
            if (rows.wake(id, hash) == 0) {
                return Optional.empty();
            }
            rows.note(id, "called back", null, ledger.now());
            return rows.find(id);
        });
    }
}
