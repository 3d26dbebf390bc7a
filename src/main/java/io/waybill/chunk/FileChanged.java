package io.waybill.chunk;

/** The file is not the one that was accepted: it grew, shrank or was replaced. It is never committed. */
public final class FileChanged extends RuntimeException {
    public FileChanged(String message) {
        super(message);
    }
}
