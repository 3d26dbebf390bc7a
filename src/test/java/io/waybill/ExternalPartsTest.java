package io.waybill;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A scene of its own for each test, on a broker and a ledger server that the tests of a class share. */
abstract class ExternalPartsTest extends SceneTest {
    @TempDir
    static Path servers;

    static ExternalParts parts;

    @BeforeAll
    static void startServers() throws IOException {
        parts = ExternalParts.start(servers);
    }

    @AfterAll
    static void stopServers() {
        if (parts != null) {
            parts.close();
            parts = null;
        }
    }

    @BeforeEach
    void useServers() {
        scene.on(parts);
    }
}
