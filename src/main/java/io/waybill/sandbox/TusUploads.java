package io.waybill.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tus uploads by their ids; what is known of them ends with the stand-in. */
final class TusUploads {
    /** What a request does to an upload. */
    interface Work {
        Reply on(TusUpload upload) throws IOException;
    }

    private final Map<String, TusUpload> uploads = new ConcurrentHashMap<>();
    private final DatabankStore store;

    TusUploads(DatabankStore store) {
        this.store = store;
    }

    TusUpload create(String id, long length, String metadata) throws IOException {
        Path file = Files.createFile(store.upload(id));
        TusUpload upload = new TusUpload(id, length, metadata, file);
        uploads.put(id, upload);
        return upload;
    }

    /** Lets work be done on an upload by one request at a time; empty if there is no such upload, or no longer. */
    Optional<Reply> work(String id, Work work) throws IOException {
        TusUpload upload = uploads.get(id);
        if (upload == null) {
            return Optional.empty();
        }
        synchronized (upload) {
            return uploads.containsKey(id) ? Optional.of(work.on(upload)) : Optional.empty();
        }
    }

    /** Forgets an upload and lets its bytes go, when nobody works on it. */
    void remove(String id) throws IOException {
        TusUpload upload = uploads.get(id);
        if (upload != null) {
            synchronized (upload) {
                uploads.remove(id);
                Files.deleteIfExists(upload.file());
            }
        }
    }

    /** Lets the time of an upload be over. */
    void expire(String id) {
        if (!uploads.containsKey(id)) {
            throw new IllegalArgumentException("the upload must be one of " + uploads.keySet() + ", not " + id);
        }
        try {
            remove(id);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
