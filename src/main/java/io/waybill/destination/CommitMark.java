package io.waybill.destination;

import io.waybill.ledger.Checked;

/**
 * The mark in the ledger that the call which makes a file public may have been made. It stands for nothing where that
 * call was not written to its end.
 */
final class CommitMark {
    private final DeliveryRecord record;
    private boolean written;
    private boolean withBytes;
    private boolean sent;

    CommitMark(DeliveryRecord record) {
        this.record = record;
    }

    /** @param withBytes the call carries the bytes too, and nothing is at the destination before it */
    void write(Checked checked, boolean withBytes) {
        this.withBytes = withBytes;
        record.committing(checked);
        written = true;
    }

    boolean isWithBytes() {
        return withBytes;
    }

    /** The whole of the call has been written. */
    void sent() {
        sent = true;
    }

    boolean standsForNothing() {
        return written && !sent;
    }

    /** What was acknowledged before stays; of a call with bytes nothing does. */
    void takeBack(long size, Checked checked) {
        written = false;
        if (withBytes) {
            record.beginAnew("the call that carries the bytes was not taken");
        } else {
            record.acknowledged(size, size, checked);
        }
    }
}
