package io.waybill.destination;

/** Trying again cannot help: a dead letter at once. */
public final class DestinationRefused extends DeliveryFailure {
    public DestinationRefused(String message) {
        super(message, 0);
    }
}
