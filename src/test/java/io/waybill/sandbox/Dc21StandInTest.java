package io.waybill.sandbox;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stand-in of DC21 for each test, with two files and a package. The tests show that it does what the protocol page of
 * DC21 says, row by row.
 */
abstract class Dc21StandInTest {
    @TempDir
    Path folder;

    Dc21StandIn dc21;
    Dc21Wire wire;
    Dc21File file;
    Dc21File packaged;

    @BeforeEach
    void start() throws Exception {
        dc21 = Dc21StandIn.start(0, folder)
                .user("me@farm.example", "my-token")
                .user("you@farm.example", "your-token")
                .administrator("admin@farm.example", "admin-token")
                .inactive("gone@farm.example", "old-token")
                .experiments("1", "2")
                .tags("Photo", "Gap Filled", "Video, Sound")
                .accessGroups("Soil");
        wire = as("my-token");
        file = dc21.plantFile("soil.dat", "me@farm.example", "1");
        packaged = dc21.plantPackage("soil.zip", "me@farm.example", "1");
        dc21.plantFile("other.dat", "you@farm.example", "1");
    }

    @AfterEach
    void stop() {
        dc21.close();
    }

    Dc21Wire as(String token) {
        return new Dc21Wire(dc21.baseUrl(), token);
    }
}
