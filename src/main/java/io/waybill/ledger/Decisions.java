package io.waybill.ledger;

import io.waybill.secret.Redaction;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The ledger's page about what a person has decided. Each decision is one transaction with its entry in the timeline, which
 * says who; each counts only in the states that it is for, and is empty otherwise: somebody else was quicker.
 */
public final class Decisions {
    private final Ledger ledger;

    public Decisions(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A dead waybill is tried again, and goes on where it was: it, with the generation of its next ticket. */
    public Optional<Waybill> replay(String id, String by) {
        return decide(id, "replayed", by, rows -> rows.replay(id, ledger.now()));
    }

    /** A doubtful waybill is sent anew from its first byte, since its file is not there: it, with its next ticket. */
    public Optional<Waybill> resend(String id, String by) {
        return decide(id, "resolved: resend", by, rows -> rows.resend(id, ledger.now()));
    }

    /**
     * A doubtful waybill is delivered, since a person has seen its file there.
     *
     * @param receipt JSON, in that person's name
     */
    public Optional<Waybill> delivered(String id, String by, String receipt) {
        String clean = Redaction.of(receipt);
        return decide(id, "resolved: delivered", by, rows -> rows.resolved(id, clean, ledger.now()));
    }

    /** A waybill that is neither delivered nor being sent is given up. */
    public Optional<Waybill> discard(String id, String by) {
        return decide(id, "discarded", by, rows -> rows.discard(id, ledger.now()));
    }

    private Optional<Waybill> decide(String id, String what, String by, ToIntFunction<WaybillRows> change) {
        return ledger.within(rows -> {
            if (change.applyAsInt(rows) == 0) {
                return Optional.empty();
            }
            rows.note(id, what, "by " + Redaction.of(by), ledger.now());
            return rows.find(id);
        });
    }
}
