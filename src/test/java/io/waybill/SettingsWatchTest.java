package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A settings file that somebody edits while Waybill runs. */
class SettingsWatchTest {
    @TempDir
    Path folder;

    private Path file;
    private SettingsWatch watch;

    @BeforeEach
    void start() throws IOException {
        file = Files.writeString(folder.resolve("my.properties"), "waybill.retry.attempts = 3\n");
        watch = new SettingsWatch(Settings.of(file), Ground.CLOCK);
    }

    @Test
    void aCommentIsNoChange() throws IOException {
        Files.writeString(file, "# So often.\nwaybill.retry.attempts = 3\n");

        assertThat(watch.look()).isEmpty();
    }

    @Test
    void aChangeIsSaidToTakeAStartAndKeepsItsTime() throws IOException {
        Files.writeString(file, "waybill.retry.attempts = 4\n");
        String first = watch.look().orElseThrow();

        String second = watch.look().orElseThrow();

        assertThat(first).startsWith(file + " was changed at ").endsWith(": start Waybill again to take it.");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aFileThatNoStartWouldTakeIsNamedWithItsPlace() throws IOException {
        Files.writeString(file, "waybill.retry.atempts = 4\n");

        assertThat(watch.look().orElseThrow()).contains("no Waybill starts with it", file + ":1:1", "atempts");
    }

    @Test
    void aChangeThatIsTakenBackIsForgotten() throws IOException {
        Files.writeString(file, "waybill.retry.attempts = 4\n");
        watch.look();

        Files.writeString(file, "waybill.retry.attempts = 3\n");

        assertThat(watch.look()).isEmpty();
    }
}
