package io.waybill.destination;

import io.waybill.secret.Token;

/** An operator's matter, the credential or the dataset: the destination is held, and nothing is spent. */
public sealed class CredentialRejected extends DeliveryFailure permits ProtocolNotSpoken {
    public CredentialRejected(String message) {
        super(message, 0);
    }

    /**
     * The credential that {@code reference} leads to, as it stands now.
     *
     * @throws CredentialRejected where it leads to nothing
     */
    public static String read(Token reference) {
        try {
            return reference.read();
        } catch (IllegalStateException e) {
            throw new CredentialRejected(e.getMessage());
        }
    }
}
