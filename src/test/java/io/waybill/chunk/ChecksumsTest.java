package io.waybill.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.ledger.Checked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumsTest {
    private static final int BUFFER = 256 * 1024;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BUFFER - 1, BUFFER, BUFFER + 1, 3 * BUFFER + 7})
    void aFileFollowedAtOnceHasItsPlainChecksums(int size) throws Exception {
        // Given
        byte[] content = content(size);
        Checksums checksums = new Checksums(write(content), Checked.NOTHING, 0, false);

        // When
        checksums.follow(size);

        // Then
        assertThat(checksums.crc32cHex()).isEqualTo(HexFormat.of().toHexDigits((int) crc(content, size)));
        assertThat(checksums.sha256Hex()).isEqualTo(sha256(content));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, BUFFER, BUFFER + 1})
    void aFileFollowedStepByStepHasItsPlainChecksums(int step) throws Exception {
        // Given
        int size = step < BUFFER ? 10_007 : 3 * BUFFER + 7;
        byte[] content = content(size);
        Checksums checksums = new Checksums(write(content), Checked.NOTHING, 0, false);

        // When
        for (int end = step; end < size; end += step) {
            checksums.follow(end);
        }
        checksums.follow(size);

        // Then
        assertThat(checksums.sha256Hex()).isEqualTo(sha256(content));
    }

    @Test
    void whatIsFollowedTwiceCountsOnce() throws Exception {
        // Given
        byte[] content = content(100);
        Checksums checksums = new Checksums(write(content), Checked.NOTHING, 0, false);
        checksums.follow(60);
        checksums.follow(60);
        checksums.follow(20);

        // When
        checksums.follow(100);

        // Then
        assertThat(checksums.sha256Hex()).isEqualTo(sha256(content));
    }

    @Test
    void whatIsAcknowledgedIsKnownByItsChecksum() throws Exception {
        // Given
        byte[] content = content(2 * BUFFER);
        Checksums checksums = new Checksums(write(content), Checked.NOTHING, 0, false);
        checksums.follow(BUFFER + 1);

        // When
        Checked checked = checksums.at(BUFFER + 1);

        // Then
        assertThat(checked).isEqualTo(new Checked(BUFFER + 1, crc(content, BUFFER + 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, BUFFER, 2 * BUFFER})
    void anUploadThatGoesOnEndsInTheChecksumsOfTheWholeFile(int before) throws Exception {
        // Given
        byte[] content = content(3 * BUFFER);
        Checksums checksums = new Checksums(write(content), new Checked(before, crc(content, before)), before, false);

        // When
        checksums.follow(content.length);

        // Then
        assertThat(checksums.sha256Hex()).isEqualTo(sha256(content));
        assertThat(checksums.at(content.length)).isEqualTo(new Checked(content.length, crc(content, content.length)));
    }

    @Test
    void anUploadMayGoOnBehindWhatWasChecked() throws Exception {
        // Given
        byte[] content = content(3 * BUFFER);
        Checksums checksums = new Checksums(write(content), new Checked(100, crc(content, 100)), BUFFER, false);

        // When
        checksums.follow(content.length);

        // Then
        assertThat(checksums.sha256Hex()).isEqualTo(sha256(content));
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 2 * BUFFER})
    void aPrefixThatChangedIsNotContinued(int before) throws Exception {
        // Given
        byte[] content = content(3 * BUFFER);
        Checked earlier = new Checked(before, crc(content, before));
        content[7]++;
        Checksums checksums = new Checksums(write(content), earlier, before, false);

        // When
        checksums.follow(content.length);

        // Then
        assertThatThrownBy(checksums::sha256Hex)
                .isInstanceOf(FileChanged.class)
                .hasMessageContaining("The first " + before + " bytes must be those that were sent");
        assertThatThrownBy(checksums::check).isInstanceOf(FileChanged.class);
        assertThatThrownBy(() -> checksums.at(content.length)).isInstanceOf(FileChanged.class);
    }

    @Test
    void aFileThatShrankIsNotContinued() throws Exception {
        // Given
        Checksums checksums = new Checksums(write(content(50)), Checked.NOTHING, 0, false);

        // When
        checksums.follow(51);

        // Then
        assertThatThrownBy(checksums::check)
                .isInstanceOf(FileChanged.class)
                .hasMessage("The spooled file must have 51 bytes, and ends at 50");
    }

    @Test
    void aFileThatIsGoneIsTroubleOfThisMachine() {
        // Given
        Checksums checksums = new Checksums(folder.resolve("gone"), Checked.NOTHING, 0, false);

        // When
        checksums.follow(1);

        // Then
        assertThatThrownBy(checksums::check).isInstanceOf(LocalTrouble.class);
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("file"), content);
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static long crc(byte[] content, int end) {
        CRC32C crc = new CRC32C();
        crc.update(Arrays.copyOf(content, end));
        return crc.getValue();
    }
}
