package io.waybill.arrival;

/** A file that arrived could not be taken as it is. It stays where it is and is tried again; nothing else waits for it. */
public final class NotTaken extends RuntimeException {
    public NotTaken(String message, Throwable cause) {
        super(message, cause);
    }
}
