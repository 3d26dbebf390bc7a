package io.waybill.destination;

import io.waybill.chunk.Chunk;
import io.waybill.chunk.ChunkBody;
import io.waybill.chunk.ChunkSize;
import io.waybill.chunk.FileChanged;
import io.waybill.chunk.LocalTrouble;
import io.waybill.ledger.Checked;
import io.waybill.ledger.Progress;
import io.waybill.ledger.SpooledFile;
import io.waybill.ledger.Upload;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One attempt to deliver one file: where it stands, what of it is acknowledged, what its receipt will say. Every step
 * that must survive a crash is in the ledger before the call it stands for. Used by one thread, except for
 * {@link #written}, and for those methods that several chunks in flight need.
 */
public final class Delivery implements ChunkBody.Watch {
    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final DeliveryRecord record;
    private final SpooledFile file;
    private final Manner manner;
    private final Progress before;
    private final CommitMark mark;
    private final Transfer transfer;
    private final Throttle throttle;
    private Upload upload;
    private boolean mustSetUp = true;
    private volatile boolean stopping;
    private volatile long lastBeat = System.nanoTime();
    private String said;
    private Filing filing;
    private String place;

    Delivery(DeliveryRecord record, SpooledFile file, Manner manner, ChunkSize chunkSize, Throttle throttle) {
        this.record = record;
        this.file = file;
        this.manner = manner;
        this.transfer = new Transfer(file, manner, chunkSize, throttle);
        this.throttle = throttle;
        this.before = record.before(manner.protocol());
        this.mark = new CommitMark(record, before.isCommitting());
        this.upload = before.upload();
    }

    public SpooledFile file() {
        return file;
    }

    /** Where the upload is, as the destination said; null where the file's name alone says it. */
    public String uploadUrl() {
        return upload == null ? null : upload.url();
    }

    /** True where the destination may hold something of this file's upload and must be asked. */
    public boolean mayHaveBegun() {
        return before.begun() || mayBePublic();
    }

    /** True if the call that makes the file public may have been made before, without an answer on record. */
    public boolean mayBePublic() {
        return mark.isEarlier();
    }

    public boolean mustSetUp() {
        return mustSetUp && said == null;
    }

    /** False if the destination turned out to have the file already. */
    public boolean mustCommit() {
        return said == null;
    }

    /** The destination was asked and holds {@code offset} bytes: goes on from there if they can be ours. */
    public void standsAt(long offset) {
        if (before.canBeOurs(offset) && offset <= file.size()) {
            mustSetUp = false;
            Checked known = new Checked(before.checked(), before.crc());
            transfer.goOnFrom(offset, known);
            if (!mayBePublic()) {
                record.acknowledged(offset, transfer.endAfter(offset), known);
            }
            record.remark("goes on", "at byte " + offset);
        } else {
            holdsNothing("the destination holds " + offset + " bytes under this name, and only " + before.acknowledged()
                    + " to " + before.sent() + " can be ours");
        }
    }

    /** The destination holds what an earlier attempt has staged, by the ledger: what is not acknowledged is sent. */
    public void goOn() {
        standsAt(before.acknowledged());
    }

    /** Up to where an earlier attempt has done what the file says. */
    public long doneBefore() {
        return before.acknowledged();
    }

    /** What the file says up to {@code offset} is done at the destination, which does not get the file itself. */
    public void done(long offset) {
        record.acknowledged(Math.min(offset, file.size()), file.size(), Checked.NOTHING);
    }

    /** Of what length each chunk is but the last, bytes. */
    public long chunkLength() {
        return transfer.chunkLength();
    }

    /** The destination has lost what was staged, which cannot have become public by now: all of it is sent again. */
    public void beginAnew(String why) {
        record.beginAnew(why);
    }

    /** What the receipt says of where the file is. */
    public void isAt(String place) {
        this.place = place;
    }

    /**
     * The destination was asked and holds nothing of use, for the reason given.
     *
     * @throws DeliveryDoubtful where an earlier call may have made the file public
     */
    public void holdsNothing(String why) {
        if (mayBePublic()) {
            throw new DeliveryDoubtful("The call that makes " + file.name() + " public was sent by an earlier attempt"
                    + " and its answer lost, and now " + why + ". Look at the destination for the file, " + file.size()
                    + " bytes");
        }
        record.beginAnew(why);
    }

    /** How long the rest will take at the speed so far; empty where there is too little to tell by. */
    public Optional<Duration> left() {
        return transfer.left();
    }

    /** Something that an operator can do something about while this delivery goes on. */
    public void warn(String words) {
        record.warn(file.name() + ": " + words);
    }

    /** Something worth keeping in the timeline. */
    public void remark(String what, String detail) {
        record.remark(what, detail);
    }

    /** The upload is open at the destination, under the file's name, and empty. */
    public void begun() {
        begunAt(null);
    }

    /** The upload is open at the destination, at {@code url}, and empty. */
    public void begunAt(String url) {
        upload = new Upload(manner.protocol(), url);
        record.begun(upload, transfer.endAfter(0));
        record.destinationAnswers();
        mark.begunAnew();
    }

    /** What is left of the file, chunk by chunk; nothing if the destination has it all. */
    public Iterator<Chunk> chunks() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return said == null && !stopping && transfer.hasNext();
            }

            @Override
            public Chunk next() {
                mustGoOn(false);
                return transfer.next();
            }
        };
    }

    @Override
    public int admit(int bytes) {
        long began = System.nanoTime();
        int admitted = throttle.admit(bytes);
        transfer.pace().waited(System.nanoTime() - began);
        return admitted;
    }

    /** Waits until so many bytes may be sent that are none of the file's own. */
    public void awaitBandwidth(long bytes) {
        for (long left = bytes; left > 0; sending(0)) {
            left -= admit((int) Math.min(left, Integer.MAX_VALUE));
        }
    }

    @Override
    public void sending(int bytes) {
        transfer.write(bytes);
        if (System.nanoTime() - lastBeat > BEAT_NANOS) {
            beat();
        }
        if (mark.isWithBytes() && transfer.written() == file.size()) {
            mustBeUnchanged();
            mark.lastByte();
        }
        if (bytes > 0) {
            transfer.pace().writes();
        }
    }

    @Override
    public void wrote(int bytes, long diskNanos, long lineNanos) {
        transfer.pace().wrote(bytes, diskNanos, lineNanos);
    }

    private synchronized void beat() {
        if (System.nanoTime() - lastBeat > BEAT_NANOS) {
            mustGoOn(true);
            record.beat();
            lastBeat = System.nanoTime();
            transfer.check();
        }
    }

    /** The destination has {@code chunk}, one of several that are in flight. */
    public synchronized void arrived(Chunk chunk) {
        long offset = transfer.arrived(chunk);
        if (offset > transfer.acknowledged() && offset < file.size()) {
            record.acknowledged(offset, transfer.endAfter(offset), transfer.checked(offset));
        }
        transfer.acknowledge(offset);
        record.arrived(chunk.length(), transfer.nanos(chunk));
    }

    /** A chunk of several that are in flight has failed: no other is begun. */
    public void endChunks() {
        transfer.end();
    }

    /** The destination has acknowledged {@code chunk}. The last one is written down by {@link #commit}. */
    public void acknowledged(Chunk chunk) {
        if (transfer.tookInTime(chunk)) {
            record.rememberChunkSize(transfer.chunkSize());
        }
        acknowledgedTo(chunk.end());
    }

    /** The destination has of the chunk in flight what comes before {@code offset}, and wants the rest again. */
    public void acknowledgedTo(long offset) {
        long bytes = offset - transfer.acknowledged();
        transfer.acknowledge(offset);
        if (offset < file.size()) {
            record.acknowledged(offset, transfer.endAfter(offset), transfer.checked(offset));
        }
        record.arrived(bytes, transfer.nanos());
    }

    /** True if the upload must be read back and compared before it is made public. */
    public boolean mustReadBack() {
        return manner.checks().readBack();
    }

    /** The SHA-256 of the file as it was sent, hexadecimal; waits for it. Null where checksums are off. */
    public String sha256() {
        return transfer.sha256();
    }

    /** The MD5 of the file as it was sent; waits for it, and can be asked once. Empty where it is not computed. */
    public Optional<byte[]> md5() {
        return transfer.md5();
    }

    /** Writes the commit mark, if every byte is acknowledged and the file is still the one that was accepted. */
    public void commit() {
        Checked all = transfer.checked(file.size());
        if (transfer.acknowledged() != file.size()) {
            throw new IllegalStateException("Every byte must be acknowledged before the file is made public, and "
                    + transfer.acknowledged() + " of " + file.size() + " are");
        }
        mustBeUnchanged();
        mark.write(all);
    }

    /** As {@link #commitWithBytes}, where that call can be made again whatever became of it, and so be broken off. */
    public void commitRepeatably() {
        mark.repeatable();
        commitWithBytes();
    }

    /** As {@link #commitWithBytes}, where half of that call does nothing: the mark is written before its last byte. */
    public void commitWithLastByte() {
        mark.waitForLastByte(file.size() > 0);
        commitWithBytes();
    }

    /** Writes the commit mark where one call both carries the bytes and makes the file public. */
    public void commitWithBytes() {
        mustBeUnchanged();
        if (!mayBePublic()) {
            upload = new Upload(manner.protocol(), place);
        }
        mark.writeForCall(upload, file.size());
        transfer.sendWhole();
    }

    /** When an earlier attempt wrote the commit mark, epoch milliseconds; 0 for no mark. */
    public long committedAt() {
        return before.committing();
    }

    /**
     * The first byte of a call that must not be cut off is next. Whoever stops this process looks for such calls after it
     * has said so: either it sees this one, or the call sees the stop.
     *
     * @throws DeliveryStopped where this process stops: nothing was sent
     */
    void commitBegins() {
        mark.sent();
        if (record.mustStop(false)) {
            mark.notSent();
            throw stopped();
        }
    }

    /** The whole of the call that makes the file public has been written. */
    public void commitSent() {
        mark.sent();
    }

    /** The destination answered that it did not make the file public: the commit mark is taken back. */
    public void commitRefused() {
        mark.takeBack(file.size(), transfer.checked(file.size()));
    }

    /** True while a call is on its way that cannot be repeated, and whose answer must be waited for. */
    boolean mustNotBeInterrupted() {
        return mark.isOnItsWay();
    }

    /** This attempt has ended. */
    void ended() {
        if (said == null && mark.standsForNothing()) {
            commitRefused();
        }
    }

    /**
     * The destination has taken the whole file and works on it.
     *
     * @param id of its job; null where it said none
     * @param unfollowed why nobody will ask what becomes of the job; null where it will be asked for
     */
    public Job works(String id, String words, String unfollowed) {
        says(words);
        // The answer first, and what has to be waited for after it.
        boolean known = record.works(job(id, receipt(null, null), unfollowed), "job " + id + ": " + words);
        Job job = job(id, receipt(), known ? unfollowed : "it is sent without the queue");
        record.works(job, null);
        return job;
    }

    /** The destination holds the whole file, and its receipt is held back for a batch. */
    Job holdBack() {
        Job job = new Job(receipt(), true);
        record.works(job, said);
        return job;
    }

    private static Job job(String id, Receipt receipt, String unfollowed) {
        Job works = new Job(receipt.ofJob(id), false);
        return unfollowed == null ? works : works.unfollowed(unfollowed);
    }

    /** A new address at which the destination may tell that it is done; null where nobody waits for that. */
    public String callbackPath() {
        return record.callbackPath();
    }

    /** The destination is at work on something that we know nothing of: what that may say about our own lost calls. */
    public void evidence(String words) {
        if (mayBePublic()) {
            record.remark("evidence", words);
        } else {
            record.evidence(words);
        }
    }

    /** The destination holds the whole file, and said so. */
    public void delivered(String words) {
        delivered(words, null);
    }

    /**
     * The destination holds the whole file, and said so.
     *
     * @param filing what it made of the file; null where it just holds it
     */
    public void delivered(String words, Filing filing) {
        says(words);
        this.filing = filing;
    }

    private void says(String words) {
        said = words;
        record.destinationAnswers();
        if (transfer.isWhole()) {
            record.arrived(file.size(), transfer.nanos());
        }
    }

    /** Throws {@link FileChanged} unless size, time of change and file key are what they were. */
    public void mustBeUnchanged() {
        try {
            if (!file.isUnchanged()) {
                throw new FileChanged("The spooled file must stay as it was accepted, " + file.size()
                        + " bytes, and was changed, replaced or removed: " + file.spooled());
            }
        } catch (IOException e) {
            throw new LocalTrouble("The spooled file must be readable, and is not: " + file.spooled(), e);
        }
    }

    /**
     * Makes the chunks smaller if one was in flight when the attempt ended. False if none was or they cannot be.
     *
     * @param tooLarge true if it was its size; false if the line broke, which says little of the size where the
     *     destination keeps every byte that came
     */
    boolean halveChunks(boolean tooLarge) {
        boolean halved = transfer.halve(tooLarge);
        if (halved) {
            record.rememberChunkSize(transfer.chunkSize());
        }
        return halved;
    }

    /** Bytes of the file written to the destination, those before this attempt included. For other threads. */
    long written() {
        return transfer.written();
    }

    /** How fast it goes; empty where there is too little to tell by. For other threads. */
    Optional<Speed> speed() {
        return transfer.pace().speed(file.size() - transfer.written());
    }

    Receipt receipt() {
        if (said == null) {
            throw new IllegalStateException("A receipt must hold the destination's own words, and there are none");
        }
        return receipt(transfer.sha256(), transfer.crc32c());
    }

    private Receipt receipt(String sha256, String crc32c) {
        return new Receipt(
                place == null ? manner.address() : place,
                manner.protocol(),
                file.name(),
                file.size(),
                sha256,
                crc32c,
                said,
                System.currentTimeMillis(),
                null,
                false,
                filing);
    }

    /** @throws DeliveryStopped where this process stops, or the delivery: the file goes on from what is acknowledged */
    public void mustGoOn() {
        mustGoOn(false);
    }

    private void mustGoOn(boolean amidChunk) {
        stopping = !mark.isOnItsWay() && record.mustStop(amidChunk);
        if (stopping) {
            throw stopped();
        }
    }

    private DeliveryStopped stopped() {
        return new DeliveryStopped(record.whyStopped());
    }
}
