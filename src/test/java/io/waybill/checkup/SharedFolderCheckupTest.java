package io.waybill.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.waybill.RealPart;
import io.waybill.checkup.Examined.Health;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFolderCheckupTest {
    @TempDir
    Path home;

    @Test
    void whatTheFileSystemCanDoIsTriedAndNothingIsLeft() {
        List<Examined> found = SharedFolderCheckup.look(home, 1, true);

        assertThat(found)
                .extracting(Examined::what, Examined::health)
                .containsExactly(
                        tuple("disk", Health.WELL),
                        tuple("folder", Health.WELL),
                        tuple("rename", Health.WELL),
                        tuple("hard links", Health.WELL),
                        tuple("lock", Health.WELL));
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void noLockIsTriedWhereNobodyIsElectedByOne() {
        assertThat(SharedFolderCheckup.look(home, 1, false))
                .extracting(Examined::what)
                .doesNotContain("lock");
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() {
        List<Examined> found = SharedFolderCheckup.look(home.resolve("mount"), 1, true);

        assertThat(found).extracting(Examined::health).containsExactly(Health.BAD);
        assertThat(found.get(0).words()).contains("is not there. Mount it, at the same path on each node");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeWrittenIsBad() throws Exception {
        Path folder = Files.createDirectory(home.resolve("mount"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        if (Files.isWritable(folder)) {
            RealPart.forbidden("A user for whom a folder can be closed must run this test, and root is none");
        }

        List<Examined> found = SharedFolderCheckup.look(folder, 1, true);

        assertThat(found).extracting(Examined::health).contains(Health.BAD);
    }

    @Test
    void aDiskThatIsTooFullIsBad() {
        assertThat(SharedFolderCheckup.look(home, Long.MAX_VALUE, false))
                .filteredOn(one -> one.health() == Health.BAD)
                .extracting(Examined::what)
                .containsExactly("disk");
    }
}
