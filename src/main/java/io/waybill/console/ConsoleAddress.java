package io.waybill.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where the API of the running Waybill is, and its key: {@code console.json} in the data folder, for the folder's owner
 * alone. It is there, whole, from the end of the start to the beginning of an orderly stop; a kill leaves it behind.
 */
public record ConsoleAddress(int port, long pid, String key) {
    private static final String NAME = "console.json";

    private static ConsoleAddress here(int port, ApiKey key) {
        return new ConsoleAddress(port, ProcessHandle.current().pid(), key.value());
    }

    /** Writes the address of this process into its data folder. */
    public static void write(Path data, int port, ApiKey key) {
        Path draft = data.resolve(NAME + ".new");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, Json.bytes(here(port, key)));
            Files.move(draft, data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IllegalStateException("waybill.data must be on a file system with renames, and is not: " + data);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder waybill.data must take " + NAME + ", and does not: " + data, e);
        }
    }

    /** What the Waybill that owns {@code data} wrote; empty if none runs there, or if it belongs to another user. */
    public static Optional<ConsoleAddress> read(Path data) {
        try {
            ConsoleAddress address = Json.parse(Files.readAllBytes(data.resolve(NAME)), ConsoleAddress.class);
            return ProcessHandle.of(address.pid()).isPresent() ? Optional.of(address) : Optional.empty();
        } catch (IOException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    public static void remove(Path data) {
        try {
            Files.deleteIfExists(data.resolve(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + NAME + " must be removable, and is not: " + data, e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "process " + pid + " at port " + port;
    }
}
