package io.waybill.destination;

/** An operator's matter, the credential or the dataset: the destination is held, and nothing is spent. */
public final class CredentialRejected extends DeliveryFailure {
    public CredentialRejected(String message) {
        super(message, 0);
    }
}
