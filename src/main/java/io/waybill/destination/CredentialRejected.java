package io.waybill.destination;

/** An operator's matter, the credential or the dataset: the destination is held, and nothing is spent. */
public sealed class CredentialRejected extends DeliveryFailure permits ProtocolNotSpoken {
    public CredentialRejected(String message) {
        super(message, 0);
    }
}
