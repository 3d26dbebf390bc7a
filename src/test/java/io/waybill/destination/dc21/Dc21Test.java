package io.waybill.destination.dc21;

import io.waybill.Logged;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A scene with a DC21 of its own for each test. */
abstract class Dc21Test {
    @TempDir
    Path home;

    Dc21Scene scene;
    /** What is said from the beginning of the test. */
    Logged log;

    @BeforeEach
    void openScene() {
        log = new Logged();
        scene = new Dc21Scene(home);
    }

    @AfterEach
    void closeScene() {
        scene.close();
        log.close();
    }
}
