package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    @TempDir
    Path folder;

    private Path precious;

    @BeforeEach
    void keepSomethingOutside() throws Exception {
        precious = Files.writeString(
                Files.createDirectories(folder.resolve("outside")).resolve("precious"), "mine");
    }

    @Test
    void aDemosFolderIsEmptiedAndItsLinksAreNotFollowed() throws Exception {
        Path demo = folder.resolve("demo");
        DemoFolder.take(demo).close();
        Files.writeString(Files.createDirectories(demo.resolve("inbox")).resolve("old"), "old");
        Files.createSymbolicLink(demo.resolve("file-link"), precious);
        Files.createSymbolicLink(demo.resolve("folder-link"), precious.getParent());

        DemoFolder.take(demo).close();

        assertThat(demo).isDirectoryNotContaining(file -> !file.endsWith("waybill-demo"));
        assertThat(precious).hasContent("mine");
    }

    @Test
    void aFolderWithSomethingElseIsRefused() {
        assertThatThrownBy(() -> DemoFolder.take(precious.getParent()))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("must be free for the demo");
        assertThat(precious).hasContent("mine");
    }

    @Test
    void aLinkToAFolderIsRefused() throws Exception {
        Path demo = folder.resolve("demo");
        DemoFolder.take(demo).close();
        Path link = Files.createSymbolicLink(folder.resolve("link"), demo);

        assertThatThrownBy(() -> DemoFolder.take(link)).isInstanceOf(WrongSetting.class);
    }

    @Test
    void aSecondDemoInTheSameFolderIsRefused() throws Exception {
        Path demo = folder.resolve("demo");
        try (DemoFolder first = DemoFolder.take(demo)) {
            Files.writeString(first.resolve("busy"), "busy");

            assertThatThrownBy(() -> DemoFolder.take(demo)).isInstanceOf(WrongSetting.class);

            assertThat(demo.resolve("busy")).exists();
        }
    }
}
