package io.waybill.destination;

import io.waybill.ledger.Checked;
import io.waybill.ledger.Upload;

/**
 * The mark in the ledger that the call which makes a file public may have been made. It stands for nothing where that
 * call was not written to its end; but a mark that an earlier attempt left stands until the upload is opened anew. Read by
 * whoever stops this process, too.
 */
final class CommitMark {
    private final DeliveryRecord record;
    private boolean earlier;
    private boolean waits;
    private volatile boolean written;
    private volatile boolean withBytes;
    private volatile boolean sent;
    private volatile boolean repeatable;

    /** @param earlier an earlier attempt left a mark without an answer */
    CommitMark(DeliveryRecord record, boolean earlier) {
        this.record = record;
        this.earlier = earlier;
    }

    /** True if an earlier attempt's call may have made the file public, or may still do so. */
    boolean isEarlier() {
        return earlier;
    }

    /** The upload is another one now, which no earlier call can make public. */
    void begunAnew() {
        earlier = false;
    }

    /** @param wait the call is nothing before its last byte: until then the mark of a call with bytes is not written */
    void waitForLastByte(boolean wait) {
        waits = wait;
    }

    /** The next call makes public what is there. */
    void write(Checked checked) {
        record.committing(checked);
        written = true;
    }

    /**
     * The next call carries the bytes too, and nothing is at the destination before it.
     *
     * @param upload that it opens, of {@code size} bytes, unless an earlier call may have made it public
     */
    void writeForCall(Upload upload, long size) {
        withBytes = true;
        if (waits) {
            beginUnlessEarlier(upload, size);
        } else {
            commit(upload);
            written = true;
        }
    }

    private void beginUnlessEarlier(Upload upload, long size) {
        if (!earlier) {
            record.begun(upload, size);
        }
    }

    private void commit(Upload upload) {
        if (earlier) {
            record.committing(Checked.NOTHING);
        } else {
            record.committing(upload);
        }
    }

    /** The last byte of the file is next. */
    void lastByte() {
        if (waits) {
            waits = false;
            write(Checked.NOTHING);
        }
    }

    boolean isWithBytes() {
        return withBytes;
    }

    /** The call may have been made: the whole of it has been written, or what is enough of it. */
    void sent() {
        sent = true;
    }

    /** Nothing of the call has been written after all. */
    void notSent() {
        sent = false;
    }

    /** The call makes the same file public however often it is made. */
    void repeatable() {
        repeatable = true;
    }

    /** True while the call that carries the bytes is on its way, and nobody could tell afterwards what became of it. */
    boolean isOnItsWay() {
        return written && withBytes && sent && !repeatable;
    }

    boolean standsForNothing() {
        return written && !sent;
    }

    /** What was acknowledged before stays, and so does an earlier mark; of a call with bytes nothing does. */
    void takeBack(long size, Checked checked) {
        written = false;
        if (earlier) {
            return;
        }
        if (withBytes) {
            record.beginAnew("the call that carries the bytes was not taken");
        } else {
            record.acknowledged(size, size, checked);
        }
    }
}
