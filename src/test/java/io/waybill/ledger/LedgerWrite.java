package io.waybill.ledger;

import java.util.function.BiConsumer;

/** Every write that a delivery makes. */
enum LedgerWrite {
    BEAT(Ledger::beat),
    BEGUN((ledger, waybill) -> ledger.begun(waybill, Books.UPLOAD, 10)),
    BEGIN_ANEW((ledger, waybill) -> ledger.beginAnew(waybill, "the part is another's")),
    ACKNOWLEDGED((ledger, waybill) -> ledger.acknowledged(waybill, 60, 90, new Checked(60, 1))),
    COMMITTING((ledger, waybill) -> ledger.committing(waybill, Checked.NOTHING)),
    DELIVERED((ledger, waybill) -> ledger.delivered(waybill, "{}")),
    CALLBACK((ledger, waybill) -> new Jobs(ledger).callback(waybill, "hash")),
    WORKS((ledger, waybill) -> new Jobs(ledger).works(waybill, "{}", "job 17")),
    AWAIT((ledger, waybill) -> new Jobs(ledger).await(waybill, "job 17 is running", 5)),
    LATER((ledger, waybill) -> ledger.later(waybill, State.WAITING, "busy", 1, 5)),
    END((ledger, waybill) -> ledger.end(waybill, State.DEAD, "refused"));

    private final BiConsumer<Ledger, Waybill> write;

    LedgerWrite(BiConsumer<Ledger, Waybill> write) {
        this.write = write;
    }

    void by(Ledger ledger, Waybill waybill) {
        write.accept(ledger, waybill);
    }
}
