package io.waybill.destination;

/** The bytes went, the proof did not come, and sending again could file them twice: a person must decide. */
public final class DeliveryDoubtful extends DeliveryFailure {
    public DeliveryDoubtful(String message) {
        super(message, 0);
    }
}
