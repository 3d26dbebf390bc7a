package io.waybill.destination.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the push to a workspace runs, and what keeps it from running. */
class WorkspaceStartupTest extends WorkspaceTest {
    @Test
    void thePushIsOffUntilATokenIsSet() {
        Path folder = home.resolve("never");
        scene.with("workspace.token", "").with("workspace.inbox", folder.toString());

        scene.start();

        assertThat(folder).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "'names: flat', '[folders, contents]'",
        "'overwrite: maybe', overwrite",
        "'largestPiece: huge', largestPiece",
        "'largestPiece: 6GiB', largestPiece must be at most 5000MiB",
        "'blockSize: huge', blockSize",
        "'blockSize: 5GiB', blockSize must be at most 4000MiB",
        "'inFlight: 0', inFlight",
        "'inFlight: 11', 1 to 10",
        "'contentMd5: perhaps', contentMd5",
        "'metadata: table.xml', metadata",
        "'metadataGoes: between', '[first, last]'",
    })
    void aWrongParameterIsNamedWithWhatIsRight(String parameter, String named) {
        scene.sink(parameter);

        assertThatThrownBy(scene::runOnce).hasMessageContaining(named);
    }

    @Test
    void aTokenThatIsWrittenIntoTheSettingsIsRefusedAndNotShown() {
        String token = scene.workspace.token("", "w", null, null);
        scene.with("workspace.token", token);

        assertThatThrownBy(scene::runOnce)
                .hasMessageContaining("env:NAME")
                .hasMessageNotContaining(token.substring(token.indexOf("sig=")));
    }

    @Test
    void oneBlockAtATimeIsEnough() {
        scene.sink("blockSize: 64KiB", "largestPiece: 64KiB", "inFlight: 1").file("data.csv", 1_000_000);

        scene.runOnce();

        assertThat(scene.blobs())
                .singleElement()
                .satisfies(blob -> assertThat(blob.bytes()).isEqualTo(1_000_000));
    }
}
