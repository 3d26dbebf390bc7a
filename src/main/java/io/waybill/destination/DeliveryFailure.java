package io.waybill.destination;

import io.waybill.secret.Redaction;
import org.apache.camel.util.ObjectHelper;

/** A delivery that ended without a receipt, named for what is to be done about it. Its message holds no secret. */
public abstract sealed class DeliveryFailure extends RuntimeException
        permits DestinationBusy,
                DestinationOccupied,
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

    /** What the service asked for in any failure, milliseconds; 0 for nothing. */
    static long retryAfter(Exception failure) {
        DeliveryFailure named = ObjectHelper.getException(DeliveryFailure.class, failure);
        return named == null ? 0 : named.retryAfterMillis();
    }

    /** Any failure for a person: our own speak for themselves, of others the innermost is named. */
    public static String words(Exception failure) {
        DeliveryFailure named = ObjectHelper.getException(DeliveryFailure.class, failure);
        if (named != null) {
            return named.getMessage();
        }
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getClass().getName().startsWith("io.waybill")
                ? innermost.getMessage()
                : innermost.getClass().getSimpleName() + ": " + innermost.getMessage();
    }
}
