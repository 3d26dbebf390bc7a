package io.waybill.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the stand-in holds on disk.
 *
 * <pre>
 * api/KEY/NAME        the partial file, append-only; all that is known of an unfinished upload
 * files/KEY/ID/NAME   the bytes of a record that has them to itself: moved by verify or attach, or single-shot
 * tus/ID              what a tus upload has so far, append-only; finished ones stay if attach only points at them
 * spool/NUMBER        the file of a request that is still being read
 * </pre>
 *
 * <p>Failures carry the real server's words, path included. Appending takes no lock, as there.
 */
final class DatabankStore {
    private static final String SIZE = "rb_file_s_size";
    private static final String OPEN = "rb_sysopen";

    private final Path folder;

    DatabankStore(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        for (String part : List.of("api", "files", "spool", "tus")) {
            Files.createDirectories(this.folder.resolve(part));
        }
    }

    Spool spool(long number, boolean discard) {
        return new Spool(folder.resolve("spool").resolve(Long.toString(number)), discard);
    }

    /** Deletes every partial file of the dataset, and begins an empty one. */
    synchronized void setUp(String key, String name) throws Refusal {
        try {
            wipe(key);
            Files.write(partial(key, name, OPEN), new byte[0]);
        } catch (IOException failure) {
            throw Refusal.of(failure, OPEN, shown(key, name));
        }
    }

    synchronized void wipe(String key) throws Refusal {
        Path drafts = drafts(key);
        try {
            if (Files.exists(drafts)) {
                try (Stream<Path> old = Files.walk(drafts)) {
                    for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            Files.createDirectories(drafts);
        } catch (IOException failure) {
            throw Refusal.of(failure, OPEN, shown(key, ""));
        }
    }

    synchronized void plant(String key, String name, byte[] bytes) {
        try {
            Files.createDirectories(drafts(key));
            Files.write(partial(key, name, OPEN), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    long size(String key, String name) throws Refusal {
        try {
            return Files.size(partial(key, name, SIZE));
        } catch (IOException failure) {
            throw Refusal.of(failure, SIZE, shown(key, name));
        }
    }

    /** Appends the spooled bytes, but at most so many: then the disk is full. Discarded bytes become a hole. */
    void append(String key, String name, Spool spool, long atMost) throws Refusal {
        long length = Math.min(spool.size(), atMost);
        try {
            spool.appendTo(partial(key, name, OPEN), length);
        } catch (IOException failure) {
            throw Refusal.of(failure, OPEN, shown(key, name));
        }
        if (length < spool.size()) {
            throw new Refusal("No space left on device", "io_write", shown(key, name));
        }
    }

    /** Where the partial file of a name lies; a name that would leave the directory is refused. */
    Path partial(String key, String name, String operation) throws Refusal {
        if (name.contains("/")) {
            throw new Refusal("No such file or directory", operation, shown(key, name));
        }
        if (List.of("", ".", "..").contains(name)) {
            throw new Refusal("Is a directory", operation, shown(key, name));
        }
        return DiskName.in(drafts(key), name);
    }

    /** The place of a registered file; each has its own folder, so that equal names do not meet. */
    Path place(String key, long id, String name) throws IOException {
        Path place = DiskName.in(folder.resolve("files"), key).resolve(Long.toString(id));
        String last = name.substring(name.lastIndexOf('/') + 1);
        boolean sayable = !List.of("", ".", "..").contains(last);
        return DiskName.in(Files.createDirectories(place), sayable ? last : "unnamed");
    }

    /** The place of a tus upload. */
    Path upload(String id) {
        return DiskName.in(folder.resolve("tus"), id);
    }

    boolean isTaken(String key, long id) {
        return Files.exists(DiskName.in(folder.resolve("files"), key).resolve(Long.toString(id)));
    }

    private Path drafts(String key) {
        return DiskName.in(folder.resolve("api"), key);
    }

    private String shown(String key, String name) {
        return folder + "/api/" + key + "/" + name;
    }
}
