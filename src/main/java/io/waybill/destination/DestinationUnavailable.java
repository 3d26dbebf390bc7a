package io.waybill.destination;

/** The service, not this file: the destination is paused, and no attempt is spent. */
public final class DestinationUnavailable extends DeliveryFailure {
    public DestinationUnavailable(String message, long retryAfterMillis) {
        super(message, retryAfterMillis);
    }
}
