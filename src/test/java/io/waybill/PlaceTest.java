package io.waybill;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A running place of its own for each test class, since it is asked more than it is changed. */
public abstract class PlaceTest {
    @TempDir
    protected static Path folder;

    protected static RunningPlace place;

    @BeforeAll
    static void openPlace() throws Exception {
        place = RunningPlace.in(folder.resolve("place"));
    }

    @AfterAll
    static void closePlace() {
        place.close();
    }
}
