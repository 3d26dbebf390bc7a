package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.waybill.chunk.LocalTrouble;
import io.waybill.ledger.SpooledFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
    private static final Path ANOTHER_FILE_SYSTEM = Path.of("/dev/shm");

    @TempDir
    Path folder;

    private Spool spool;
    private Path source;

    @BeforeEach
    void open() throws IOException {
        spool = new Spool(folder.resolve("data/spool"), 1);
        source = Files.writeString(folder.resolve("a.csv"), "soil,7\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8192, 3_000_001})
    void aCopyHasTheBytesOfItsSource(int size) throws IOException {
        // Given
        Files.write(source, new byte[size]);

        // When
        SpooledFile copy = spool.copy(FolderFile.of(source, ""), "w1");

        // Then
        assertThat(copy.path()).hasSameBinaryContentAs(source);
        assertThat(copy.size()).isEqualTo(size);
        assertThat(copy.source()).isEqualTo(source.toString());
        assertThat(copy.name()).isEqualTo("a.csv");
        assertThat(copy.isUnchanged()).isTrue();
    }

    @Test
    void aCopyIsAFileOfItsOwn() throws IOException {
        // Given
        SpooledFile copy = spool.copy(FolderFile.of(source, ""), "w1");

        // When
        Files.writeString(source, "overwritten");

        // Then
        assertThat(copy.path()).hasContent("soil,7");
    }

    @Test
    void aHalfCopyOfBeforeACrashIsReplaced() throws IOException {
        // Given
        Files.writeString(folder.resolve("data/spool/w1"), "a longer text than that of the source");

        // When
        SpooledFile copy = spool.copy(FolderFile.of(source, ""), "w1");

        // Then
        assertThat(copy.path()).hasSameBinaryContentAs(source);
    }

    /** The copy was once written into the link, and so emptied the source. */
    @Test
    void aCopyAfterALinkLeavesTheSourceWhole() throws IOException {
        // Given
        spool.link(FolderFile.of(source, ""), "w1");

        // When
        SpooledFile copy = spool.copy(FolderFile.of(source, ""), "w1");

        // Then
        assertThat(source).hasContent("soil,7");
        assertThat(copy.path()).hasContent("soil,7");
        assertThat(Files.isSameFile(copy.path(), source)).isFalse();
    }

    @Test
    void aSourceThatIsStillBeingChangedIsNotTaken() throws IOException {
        // Given
        Files.write(source, new byte[16 << 20]);
        CountDownLatch changing = new CountDownLatch(1);
        Thread writer = new Thread(() -> {
            for (long time = 1; !Thread.currentThread().isInterrupted(); time++) {
                touch(time);
                changing.countDown();
            }
        });
        writer.start();

        // When
        var thrown = assertThatThrownBy(() -> {
            changing.await();
            spool.copy(FolderFile.of(source, ""), "w1");
        });

        // Then
        writer.interrupt();
        thrown.isInstanceOf(NotTaken.class).hasMessage("A file must not change while it is taken, and did: " + source);
    }

    @Test
    void aSourceThatIsGoneIsNotTaken() throws IOException {
        // Given
        Files.delete(source);

        // When
        var thrown = assertThatThrownBy(() -> spool.link(FolderFile.of(source, ""), "w1"));

        // Then
        thrown.isInstanceOf(NotTaken.class).hasMessageContaining(source.toString());
    }

    @Test
    void aLinkIsTheSourceUnderAnotherName() throws IOException {
        // When
        SpooledFile link = spool.link(FolderFile.of(source, ""), "w1");

        // Then
        assertThat(Files.isSameFile(link.path(), source)).isTrue();
        assertThat(link.isUnchanged()).isTrue();
    }

    @Test
    void aLinkCanBeMadeAgainAfterACrash() throws IOException {
        // Given
        spool.link(FolderFile.of(source, ""), "w1");

        // When
        SpooledFile link = spool.link(FolderFile.of(source, ""), "w1");

        // Then
        assertThat(Files.isSameFile(link.path(), source)).isTrue();
    }

    /** The symbolic link itself was once linked, and led to nothing as soon as the file behind it was moved. */
    @Test
    void aSymbolicLinkIsFollowedToItsFile() throws IOException {
        // Given
        Path symbolic = Files.createSymbolicLink(folder.resolve("b.csv"), source);

        // When
        SpooledFile link = spool.link(FolderFile.of(symbolic, ""), "w1");

        // Then
        assertThat(Files.isRegularFile(link.path(), LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(link.path()).hasContent("soil,7");
    }

    @Test
    void whereNoLinkCanBeMadeACopyIs() throws IOException {
        // Given
        assumeThat(ANOTHER_FILE_SYSTEM).isWritable();
        assumeThat(Files.getFileStore(ANOTHER_FILE_SYSTEM)).isNotEqualTo(Files.getFileStore(folder));
        Path far = Files.writeString(Files.createTempFile(ANOTHER_FILE_SYSTEM, "waybill", ".csv"), "far away");
        try {

            // When
            SpooledFile copy = spool.link(FolderFile.of(far, ""), "w1");

            // Then
            assertThat(copy.path()).hasContent("far away");
            assertThat(Files.isSameFile(copy.path(), far)).isFalse();
        } finally {
            Files.delete(far);
        }
    }

    @Test
    void whatIsRemovedIsForgottenAndTheSourceStays() {
        // Given
        SpooledFile link = spool.link(FolderFile.of(source, ""), "w1");
        SpooledFile copy = spool.copy(FolderFile.of(source, ""), "w2");

        // When
        spool.remove(link);
        spool.remove(link);

        // Then
        try (Stream<Path> files = spool.files()) {
            assertThat(files).containsExactly(copy.path());
        }
        assertThat(source).exists();
    }

    private void touch(long time) {
        try {
            Files.setLastModifiedTime(source, FileTime.fromMillis(time));
        } catch (IOException e) {
            throw new LocalTrouble("The source must be there, and is not", e);
        }
    }
}
