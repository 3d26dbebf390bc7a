package io.waybill.destination;

/** The service cannot take this file at present: the same waybill is tried again, later. */
public final class DestinationBusy extends DeliveryFailure {
    public DestinationBusy(String message, long retryAfterMillis) {
        super(message, retryAfterMillis);
    }
}
