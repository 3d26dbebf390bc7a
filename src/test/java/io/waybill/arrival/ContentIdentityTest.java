package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.SceneTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route that knows files by their bytes. */
class ContentIdentityTest extends SceneTest {
    @BeforeEach
    void setTheScene() {
        String sink = "waybill-sink?destination=databank";
        scene.editedRoutes(sink, sink + "&identity=content");
    }

    @Test
    void theSameBytesAreSentOnceWhateverTheyAreCalled() {
        scene.file("a.csv", new byte[] {1, 2, 3});
        scene.file("b.csv", new byte[] {1, 2, 3});
        scene.file("c.csv", new byte[] {1, 2, 4});

        scene.runOnce();

        assertThat(scene.delivered()).hasSize(2);
        assertThat(scene.inbox.resolve("b.csv")).doesNotExist();
    }
}
