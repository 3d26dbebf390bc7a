package io.waybill.destination;

import java.time.Duration;

/**
 * Is told what deliveries come to, by the threads that deliver and after the ledger: it must be quick, and never fail.
 */
public interface Observer {
    /** An attempt has begun to send a file to {@code destination}. */
    void began(String destination);

    /** The destination has acknowledged so many bytes, in so many nanoseconds since they began to be sent. */
    void acknowledged(String destination, long bytes, long nanos);

    /** An attempt came to nothing. */
    void failed(String destination, Failure kind);

    /** The destination holds the whole file, that long after it was accepted. */
    void delivered(String destination, long bytes, Duration taken);
}
