package io.waybill.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A stand-in of its own for each test, with one draft, and a client without opinions. */
abstract class StandInTest {
    @TempDir
    Path folder;

    DatabankStandIn standIn;
    Wire wire;

    @BeforeEach
    void start() throws IOException {
        standIn = DatabankStandIn.start(0, folder).dataset(Wire.KEY, Wire.TOKEN);
        wire = new Wire(standIn);
    }

    @AfterEach
    void stop() {
        standIn.close();
    }
}
