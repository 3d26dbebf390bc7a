package io.waybill.destination.workspace;

import io.waybill.Logged;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A scene with a workspace of its own for each test. */
abstract class WorkspaceTest {
    @TempDir
    Path home;

    WorkspaceScene scene;
    /** What is said from the beginning of the test. */
    Logged log;

    @BeforeEach
    void openScene() {
        log = new Logged();
        scene = new WorkspaceScene(home);
    }

    @AfterEach
    void closeScene() {
        scene.close();
        log.close();
    }
}
