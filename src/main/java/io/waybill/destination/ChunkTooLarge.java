package io.waybill.destination;

/** The service does not take a chunk of this size: the same waybill is tried again, at once, with smaller ones. */
public final class ChunkTooLarge extends DeliveryFailure {
    public ChunkTooLarge(String message) {
        super(message, 0);
    }
}
