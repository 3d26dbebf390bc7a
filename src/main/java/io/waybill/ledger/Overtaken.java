package io.waybill.ledger;

/** Somebody else has taken the waybill, or it has ended: whoever gets this must write nothing more, anywhere. */
public final class Overtaken extends RuntimeException {
    public Overtaken(Waybill waybill) {
        super("Waybill " + waybill.id() + " must still be ours at epoch " + waybill.epoch()
                + ", and was taken over or ended elsewhere");
    }
}
