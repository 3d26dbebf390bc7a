package io.waybill.destination;

/** This process stops; the waybill goes on where it is when a process takes it again. */
public final class DeliveryStopped extends DeliveryFailure {
    public DeliveryStopped(String message) {
        super(message, 0);
    }
}
