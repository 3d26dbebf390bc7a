package io.waybill;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A scene of its own for each test. */
public abstract class SceneTest {
    @TempDir
    protected Path home;

    protected Scene scene;
    /** What is said from the beginning of the test. */
    protected Logged log;

    @BeforeEach
    void openScene() {
        log = new Logged();
        scene = new Scene(home);
    }

    @AfterEach
    void closeScene() {
        scene.close();
        log.close();
    }
}
