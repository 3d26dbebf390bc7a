package io.waybill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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

    /** Whether what was sent for it is there, by the SHA-256 that it computed from what it received. */
    boolean holds(DemoFile file);

    @Override
    void close();
}
