package io.waybill.destination;

/** The service is there and does not speak the protocol in which it was addressed, or no longer. Nothing was changed. */
public final class ProtocolNotSpoken extends CredentialRejected {
    public ProtocolNotSpoken(String message) {
        super(message);
    }
}
