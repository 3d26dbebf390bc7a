package io.waybill.destination;

import io.waybill.chunk.ByteSize;
import io.waybill.chunk.ChunkSize;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.Ledger;
import io.waybill.ledger.SpooledFile;
import io.waybill.ledger.Waybill;
import io.waybill.queue.StopSignal;
import java.io.IOException;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;

/** The deliveries of one destination: begins each, and ends it in a receipt. Its properties are a Kamelet's parameters. */
public final class Deliveries {
    /** Where a file goes in one call, there are no chunks. */
    private static final String ANY = "64MiB";

    private Ledger ledger;
    private Destinations destinations;
    private StopSignal stop;
    private Underway underway;
    private String protocol;
    private int inFlight;
    private long mostChunks;
    private boolean keepsEveryByte;
    private String address;
    private boolean oneAtATime;
    private long largest = Long.MAX_VALUE;
    private String chunkSizeFirst = ANY;
    private String chunkSizeSmallest = ANY;
    private String chunkSizeLargest = ANY;
    private boolean checksums = true;
    private boolean md5;
    private boolean readBack;
    private ChunkSize chunkSize;

    /**
     * Begins the delivery of a waybill, or, without the queue, of a file.
     *
     * @throws DestinationRefused for a file larger than the destination can take
     * @throws DestinationBusy while the destination is another waybill's
     */
    public Delivery begin(@Body Object body) throws IOException {
        Waybill waybill = body instanceof Waybill opened ? opened : null;
        SpooledFile file = Outgoing.file(body);
        if (file.size() > largest) {
            throw new DestinationRefused("A file for this destination must have at most " + largest + " bytes, and "
                    + file.name() + " has " + file.size());
        }
        if (oneAtATime && waybill != null && !address.equals(waybill.lane()) && !ledger.claim(waybill, address)) {
            throw new DestinationBusy(address + " takes one upload at a time, and has another waybill's", 0);
        }
        DeliveryRecord record =
                new DeliveryRecord(ledger, destinations, stop, waybill, waybill == null ? null : underway.observer());
        Delivery delivery = new Delivery(
                record,
                file,
                new Manner(
                        address,
                        protocol,
                        inFlight,
                        mostChunks,
                        keepsEveryByte,
                        new Manner.Checks(checksums, md5, readBack)),
                chunkSize(waybill),
                waybill == null ? Throttle.NONE : underway.throttle(waybill));
        delivery.mustBeUnchanged();
        if (waybill != null) {
            underway.began(waybill, delivery);
        }
        return delivery;
    }

    /** A chunk of several that are in flight has come to its end: one that has not arrived is the last. */
    public void settled(@Variable("delivery") Delivery delivery, @ExchangeException Exception failure) {
        if (failure != null) {
            delivery.endChunks();
        }
    }

    /** Writes the commit mark, once every byte is at the destination. */
    public void commit(@Variable("delivery") Delivery delivery) {
        delivery.commit();
    }

    /** Writes the commit mark before the call that carries the bytes and makes them public in one. */
    public void commitWithBytes(@Variable("delivery") Delivery delivery) {
        delivery.commitWithBytes();
    }

    /** The same where half of that call does nothing. */
    public void commitWithLastByte(@Variable("delivery") Delivery delivery) {
        delivery.commitWithLastByte();
    }

    /** The same where that call can be made again whatever became of it. */
    public void commitRepeatably(@Variable("delivery") Delivery delivery) {
        delivery.commitRepeatably();
    }

    public Receipt receipt(@Variable("delivery") Delivery delivery) {
        return delivery.receipt();
    }

    private synchronized ChunkSize chunkSize(Waybill waybill) {
        if (chunkSize == null) {
            long smallest = ByteSize.parse(chunkSizeSmallest);
            long highest = Math.max(smallest, ByteSize.parse(chunkSizeLargest));
            long remembered = waybill == null
                    ? 0
                    : destinations.find(waybill.destination()).chunkSize();
            long first = remembered == 0 ? ByteSize.parse(chunkSizeFirst) : remembered;
            chunkSize = new ChunkSize(Math.max(smallest, Math.min(first, highest)), smallest, highest);
        }
        return chunkSize;
    }

    public void setLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    public void setDestinations(Destinations destinations) {
        this.destinations = destinations;
    }

    public void setStop(StopSignal stop) {
        this.stop = stop;
    }

    public void setUnderway(Underway underway) {
        this.underway = underway;
    }

    /** By what protocol the files go, by its name. */
    public void setProtocol(String protocol) {
        this.protocol = protocol;
    }

    /** How many chunks of one size may be on their way at the same time; unless it is set, one after the other, of any. */
    public void setInFlight(int inFlight) {
        this.inFlight = inFlight;
    }

    /** How many chunks an upload can have at most. */
    public void setMostChunks(long mostChunks) {
        this.mostChunks = mostChunks;
    }

    /** Whether a broken line loses nothing that arrived. */
    public void setKeepsEveryByte(boolean keepsEveryByte) {
        this.keepsEveryByte = keepsEveryByte;
    }

    /** What is occupied by an upload and named in receipts: base URL and dataset, say. */
    public void setAddress(String address) {
        this.address = address;
    }

    public void setOneAtATime(boolean oneAtATime) {
        this.oneAtATime = oneAtATime;
    }

    /** The largest file that the destination takes; or {@code unlimited}. */
    public void setLargest(String largest) {
        this.largest = largest.equals("unlimited") ? Long.MAX_VALUE : ByteSize.parse(largest);
    }

    public void setChunkSize(String chunkSize) {
        this.chunkSizeFirst = chunkSize;
    }

    public void setChunkSizeSmallest(String chunkSizeSmallest) {
        this.chunkSizeSmallest = chunkSizeSmallest;
    }

    public void setChunkSizeLargest(String chunkSizeLargest) {
        this.chunkSizeLargest = chunkSizeLargest;
    }

    public void setChecksums(boolean checksums) {
        this.checksums = checksums;
    }

    /** Whether the MD5 of the whole file is computed too. */
    public void setMd5(boolean md5) {
        this.md5 = md5;
    }

    /** Whether an upload is read back before it is made public. */
    public void setReadBack(boolean readBack) {
        this.readBack = readBack;
    }
}
