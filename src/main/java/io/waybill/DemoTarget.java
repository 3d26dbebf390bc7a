package io.waybill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A service of the demo: its stand-in, the sample files for it, and the routes and settings by which they go there. */
interface DemoTarget extends AutoCloseable {
    /** What it is called and where it is, for a person. */
    String line();

    /** Makes the sample files. */
    List<DemoFile> files() throws IOException;

    /** Route files beside the shipped ones. */
    default List<Path> routes() throws IOException {
        return List.of();
    }

    /** {@code settings} with those of its routes. */
    Settings into(Settings settings);

    /** The SHA-256 of what it holds under a name, hexadecimal, as it computed it. */
    Optional<String> sha256(String name);

    @Override
    void close();
}
