package io.waybill.chunk;

/** Something on this machine failed, a disk or a file: no fault of a destination or of a file to deliver. */
public final class LocalTrouble extends RuntimeException {
    public LocalTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
