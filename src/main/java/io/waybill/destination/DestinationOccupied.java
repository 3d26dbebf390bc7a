package io.waybill.destination;

/** The service is at work, on this file or on another for the same place: it is waited for, and no attempt is spent. */
public final class DestinationOccupied extends DeliveryFailure {
    public DestinationOccupied(String message, long retryAfterMillis) {
        super(message, retryAfterMillis);
    }
}
