package io.waybill;

/** A server that Waybill needs, the broker or the database of the settings, does not answer or lets nobody in. */
public final class Unreachable extends RuntimeException {
    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
