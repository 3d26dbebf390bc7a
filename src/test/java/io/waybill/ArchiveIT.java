package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the archive. */
class ArchiveIT {
    @TempDir
    Path place;

    private Distribution distribution;

    @BeforeEach
    void unpack() throws Exception {
        distribution = Distribution.unpackedIn(place);
    }

    @Test
    void bothArchivesHoldTheSameAndNothingThatIsAlreadyTheTeams() throws Exception {
        List<String> zipped;
        try (ZipFile zip = new ZipFile(Distribution.archive(".zip").toFile())) {
            zipped = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }

        assertThat(distribution.files().keySet()).containsExactlyInAnyOrderElementsOf(zipped);
        assertThat(distribution.home())
                .isDirectoryNotContaining("glob:**/{pom.xml,src,target,data,inbox*,known_hosts}")
                .isDirectoryContaining("glob:**/LICENSE")
                .isDirectoryContaining("glob:**/README.md")
                .isDirectoryContaining("glob:**/CHANGELOG.md")
                .isDirectoryContaining("glob:**/application.properties");
    }

    @Test
    void whatTheContainerFileCopiesIsInTheArchive() {
        ProjectFile.every(
                ContainerFile.read().copied().toList(),
                copied -> Files.exists(distribution.file(copied)),
                copied -> "deploy/Containerfile: " + copied + " must be in the archive, and is not");
    }
}
