package io.waybill.sandbox;

import io.waybill.chunk.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** The making of records: what becomes of a partial file, of a tus upload, and of a file in one piece. */
final class Registry {
    private static final int BUFFER = 256 * 1024;

    private final DatabankStore store;
    private final Settings settings;
    private final AtomicLong ids = new AtomicLong();

    Registry(DatabankStore store, Settings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** Registers the partial file as it is; neither its size nor its bytes are compared with anything. */
    Registered register(Dataset dataset, String name) throws IOException {
        boolean moves = settings.generation == Generation.MOVES_AT_VERIFY;
        Path partial = store.partial(dataset.key(), name, "rb_file_s_size");
        long bytes = store.size(dataset.key(), name);
        String sha256 = settings.discard ? "" : sha256(partial);
        long id = nextId(dataset.key());
        String finalName = moves ? sanitised(name) : name;
        Path path = moves ? Files.move(partial, store.place(dataset.key(), id, finalName)) : partial;
        return made(dataset, new Registered(id, finalName, bytes, sha256, path));
    }

    /** Registers what lies somewhere, where it lies; nothing may lie there. */
    Registered point(Dataset dataset, String name, Path path) throws IOException {
        return point(dataset, nextId(dataset.key()), name, path);
    }

    /** Registers a copy of what lies somewhere. */
    Registered copy(Dataset dataset, String name, Path path) throws IOException {
        long id = nextId(dataset.key());
        return point(dataset, id, name, Files.copy(path, store.place(dataset.key(), id, name)));
    }

    /** Registers what a request brought in one piece. */
    Registered take(Dataset dataset, String name, Spool spool) throws IOException {
        long id = nextId(dataset.key());
        Path place = Files.createFile(store.place(dataset.key(), id, name));
        spool.appendTo(place, spool.size());
        return point(dataset, id, name, place);
    }

    private Registered point(Dataset dataset, long id, String name, Path path) throws IOException {
        boolean lies = Files.isRegularFile(path);
        String sha256 = settings.discard || !lies ? "" : sha256(path);
        return made(dataset, new Registered(id, name, lies ? Files.size(path) : 0, sha256, path));
    }

    private static Registered made(Dataset dataset, Registered file) {
        dataset.register(file);
        return file;
    }

    /** Lets a complete file of somebody else be in the dataset. */
    void plant(Dataset dataset, String name, byte[] bytes) {
        try {
            Files.write(store.place(dataset.key(), nextId(dataset.key()), name), bytes);
            dataset.take(name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    // A folder may be used again by a later start; what lies in it is not overwritten.
    private long nextId(String key) {
        long id = ids.incrementAndGet();
        while (store.isTaken(key, id)) {
            id = ids.incrementAndGet();
        }
        return id;
    }

    private static String sanitised(String name) {
        String plain = name.substring(name.lastIndexOf('\\') + 1).replaceAll("[^A-Za-z0-9.+_-]", "_");
        return plain.isEmpty() ? "unnamed" : plain;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = Digests.sha256();
            byte[] buffer = new byte[BUFFER];
            for (int read; (read = in.read(buffer)) >= 0; ) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
