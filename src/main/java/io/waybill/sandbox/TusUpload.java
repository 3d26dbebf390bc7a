package io.waybill.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** One tus upload: how long it is to be, how far it is, and where its bytes lie. Who works on it locks it. */
final class TusUpload {
    /** The length of an upload that has not been told yet. */
    static final long DEFERRED = -1;

    private static final Duration LIFE = Duration.ofDays(7);

    private final String id;
    private final String metadata;
    private final Path file;
    private long length;
    private long offset;
    private Instant expires = Instant.now().plus(LIFE);

    TusUpload(String id, long length, String metadata, Path file) {
        this.id = id;
        this.length = length;
        this.metadata = metadata;
        this.file = file;
    }

    String id() {
        return id;
    }

    String metadata() {
        return metadata;
    }

    Path file() {
        return file;
    }

    long length() {
        return length;
    }

    void length(long told) {
        length = told;
    }

    long offset() {
        return offset;
    }

    /** When its time is over, which every append puts off. */
    Instant expires() {
        return expires;
    }

    boolean isDeferred() {
        return length == DEFERRED;
    }

    boolean isComplete() {
        return offset == length;
    }

    /** Appends the first so many bytes of what a request brought. */
    void append(Spool spool, long bytes) throws IOException {
        spool.appendTo(file, bytes);
        offset += bytes;
        expires = Instant.now().plus(LIFE);
    }
}
