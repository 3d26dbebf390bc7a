package io.waybill.destination;

/** The other file of a batch has not come as far as it must have: this one waits for it, and no attempt is spent. */
public final class BatchIncomplete extends DestinationOccupied {
    public BatchIncomplete(String message) {
        super(message, 0);
    }
}
