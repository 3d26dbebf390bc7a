package io.waybill.destination.datatile;

import io.waybill.Logged;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A scene with DATATILE of its own for each test. */
abstract class DatatileTest {
    @TempDir
    Path home;

    DatatileScene scene;
    /** What is said from the beginning of the test. */
    Logged log;

    @BeforeEach
    void openScene() {
        log = new Logged();
        scene = new DatatileScene(home);
    }

    @AfterEach
    void closeScene() {
        scene.close();
        log.close();
    }
}
