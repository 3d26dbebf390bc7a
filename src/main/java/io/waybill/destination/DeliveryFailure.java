package io.waybill.destination;

import io.waybill.secret.Redaction;

/** A delivery that ended without a receipt, named for what is to be done about it. Its message holds no secret. */
public abstract sealed class DeliveryFailure extends RuntimeException
        permits DestinationBusy,
                ChunkTooLarge,
                DestinationUnavailable,
                CredentialRejected,
                DestinationRefused,
                DeliveryDoubtful,
                DeliveryStopped {
    private final long retryAfterMillis;

    DeliveryFailure(String message, long retryAfterMillis) {
        super(Redaction.of(message));
        this.retryAfterMillis = retryAfterMillis;
    }

    /** How long the service asked us to wait, milliseconds; 0 where it did not. */
    public long retryAfterMillis() {
        return retryAfterMillis;
    }
}
