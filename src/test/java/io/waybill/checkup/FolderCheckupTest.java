package io.waybill.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.checkup.Examined.Health;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderCheckupTest {
    @TempDir
    Path home;

    private static List<Health> health(List<Examined> found) {
        return found.stream().map(Examined::health).toList();
    }

    @Test
    void aFolderThatCanBeMadeIsMadeAtTheStart() {
        List<Examined> found = FolderCheckup.watched(home.resolve("a/b"), true);

        assertThat(found)
                .containsExactly(
                        Examined.odd("folder", home.resolve("a/b") + " is not there yet; it is made at the start"));
    }

    @Test
    void aFolderBelowAFileCanNeverBe() throws Exception {
        Path file = Files.createFile(home.resolve("file"));

        assertThat(health(FolderCheckup.watched(file.resolve("inbox"), true))).containsExactly(Health.BAD);
        assertThat(health(FolderCheckup.watched(file, true))).containsExactly(Health.BAD);
    }

    @ParameterizedTest
    @CsvSource({"rwx------, WELL", "rwxr-xr-x, ODD", "rwxrwxrwx, BAD"})
    void whoElseMayReadOrWriteTheLedgerIsSaid(String permissions, Health health) throws Exception {
        Path data = Files.createDirectory(home.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString(permissions));

        List<Examined> found = FolderCheckup.data(data, 1);

        assertThat(found)
                .filteredOn(one -> one.what().equals("permissions"))
                .extracting(Examined::health)
                .containsExactly(health);
    }

    @Test
    void aDiskThatIsTooFullIsBad() {
        assertThat(FolderCheckup.data(home, Long.MAX_VALUE))
                .filteredOn(one -> one.what().equals("disk"))
                .extracting(Examined::health)
                .containsExactly(Health.BAD);
    }
}
