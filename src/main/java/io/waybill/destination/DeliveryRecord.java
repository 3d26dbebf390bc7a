package io.waybill.destination;

import io.waybill.ledger.Checked;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.Jobs;
import io.waybill.ledger.Ledger;
import io.waybill.ledger.Progress;
import io.waybill.ledger.Upload;
import io.waybill.ledger.Waybill;
import io.waybill.queue.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one delivery writes into the ledger. A delivery without a waybill, of a sink that is used without the queue,
 * writes nothing and always begins anew.
 */
final class DeliveryRecord {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRecord.class);

    private static final long LATELY_MILLIS = 24L * 3_600_000;
    private static final long GRACE_NANOS = 5_000_000_000L;

    private final Ledger ledger;
    private final Destinations destinations;
    private final StopSignal stop;
    private final Waybill waybill;
    private final Observer observer;
    private boolean closed;
    private long stopSeen;

    /**
     * @param waybill null for none
     * @param observer null where there is no waybill
     */
    DeliveryRecord(Ledger ledger, Destinations destinations, StopSignal stop, Waybill waybill, Observer observer) {
        this.ledger = ledger;
        this.destinations = destinations;
        this.stop = stop;
        this.waybill = waybill;
        this.observer = observer;
        this.closed =
                waybill != null && !destinations.find(waybill.destination()).isOpen();
    }

    /**
     * Where earlier attempts came to by {@code protocol}; what was begun by another is left behind.
     *
     * @throws DeliveryDoubtful where another protocol's last call may have made the file public
     */
    Progress before(String protocol) {
        Progress before = waybill == null ? Progress.NONE : waybill.progress();
        if (before.upload() == null || before.upload().protocol().equals(protocol)) {
            return before;
        }
        if (before.isCommitting()) {
            throw new DeliveryDoubtful("The call that makes the file public was sent by the protocol "
                    + before.upload().protocol() + " and its answer lost, and " + protocol + " cannot ask for it");
        }
        beginAnew("the protocol is " + protocol + " now");
        return Progress.NONE;
    }

    void begun(Upload upload, long sent) {
        if (waybill != null) {
            ledger.begun(waybill, upload, sent);
        }
    }

    void beginAnew(String why) {
        if (waybill != null) {
            ledger.beginAnew(waybill, why);
        }
    }

    void acknowledged(long offset, long sent, Checked checked) {
        if (waybill != null) {
            ledger.acknowledged(waybill, offset, sent, checked);
            destinationAnswers();
        }
    }

    /** So many bytes were acknowledged, in so many nanoseconds since they began to be sent. */
    void arrived(long bytes, long nanos) {
        if (waybill != null) {
            observer.acknowledged(waybill.destination(), bytes, nanos);
        }
    }

    void committing(Checked checked) {
        if (waybill != null) {
            ledger.committing(waybill, checked);
        }
    }

    /** One call opens the upload, carries every byte and makes the file public. */
    void committing(Upload upload) {
        if (waybill != null) {
            ledger.committing(waybill, upload);
        }
    }

    /**
     * False without a waybill: nobody comes back to ask.
     *
     * @param words of the destination for the timeline; null where they are there already
     */
    boolean works(Job job, String words) {
        if (waybill != null) {
            new Jobs(ledger).works(waybill, job.toJson(), words);
            destinationAnswers();
        }
        return waybill != null;
    }

    String callbackPath() {
        return waybill == null ? null : Callbacks.open(new Jobs(ledger), waybill);
    }

    void evidence(String words) {
        if (waybill != null) {
            new Jobs(ledger).evidence(waybill.destination(), words, System.currentTimeMillis() - LATELY_MILLIS);
        }
    }

    void remark(String what, String detail) {
        if (waybill != null) {
            ledger.remark(waybill, what, detail);
        }
    }

    void warn(String words) {
        LOG.warn("{} {}", waybill == null ? "Without a waybill:" : waybill.id(), words);
        remark("warning", words);
    }

    void beat() {
        if (waybill != null) {
            ledger.beat(waybill);
        }
    }

    void rememberChunkSize(long bytes) {
        if (waybill != null) {
            destinations.rememberChunkSize(waybill.destination(), bytes);
        }
    }

    /** True if this process, or the delivery, is to stop; amid a chunk it is given five seconds. */
    boolean mustStop(boolean amidChunk) {
        if (!stop.isRaised(waybill == null ? null : waybill.destination())) {
            return false;
        }
        stopSeen = stopSeen == 0 ? System.nanoTime() : stopSeen;
        return !amidChunk || System.nanoTime() - stopSeen > GRACE_NANOS;
    }

    /** Why it must stop, and when the file goes on. */
    String whyStopped() {
        return stop.isRaised()
                ? "Waybill stops; the file goes on when it runs again"
                : "Its route was changed; the file goes on with the new one";
    }

    /** The destination has answered: whatever closed it is over. */
    void destinationAnswers() {
        if (closed) {
            destinations.open(waybill.destination());
            closed = false;
        }
    }
}
