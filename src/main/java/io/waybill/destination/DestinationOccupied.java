package io.waybill.destination;

/** The service is at work, on this file or on another for the same place: it is waited for, and no attempt is spent. */
public sealed class DestinationOccupied extends DeliveryFailure permits BatchIncomplete {
    public DestinationOccupied(String message, long retryAfterMillis) {
        super(message, retryAfterMillis);
    }
}
