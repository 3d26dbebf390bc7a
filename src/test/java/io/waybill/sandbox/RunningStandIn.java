package io.waybill.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.util.FileUtil;

/** A stand-in with one draft dataset, in a folder of its own that is gone when the test is over. */
final class RunningStandIn implements AutoCloseable {
    private final Path folder;
    private final DatabankStandIn standIn;

    RunningStandIn() {
        try {
            folder = Files.createTempDirectory("sandbox");
            standIn = DatabankStandIn.start(0, folder).dataset(Wire.KEY, Wire.TOKEN);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    DatabankStandIn standIn() {
        return standIn;
    }

    Path folder() {
        return folder;
    }

    Wire wire() {
        return new Wire(standIn.baseUrl());
    }

    TusWire tus() {
        return new TusWire(standIn.baseUrl());
    }

    @Override
    public void close() {
        standIn.close();
        FileUtil.removeDir(folder.toFile());
    }
}
