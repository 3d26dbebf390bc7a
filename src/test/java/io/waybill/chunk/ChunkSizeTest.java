package io.waybill.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkSizeTest {
    @Test
    void itDoublesWhileTheRateRises() {
        // Given
        ChunkSize size = new ChunkSize(8, 4, 64);
        size.acknowledged(8, 100);

        // When
        boolean larger = size.acknowledged(16, 150);

        // Then
        assertThat(larger).isTrue();
        assertThat(size.bytes()).isEqualTo(32);
    }

    @Test
    void itStaysWhereTheRateRisesNoMore() {
        // Given
        ChunkSize size = new ChunkSize(8, 4, 64);
        size.acknowledged(8, 100);

        // When
        boolean larger = size.acknowledged(16, 200);

        // Then
        assertThat(larger).isFalse();
        assertThat(size.bytes()).isEqualTo(16);
    }

    @Test
    void itNeverGrowsBeyondTheLargest() {
        // Given
        ChunkSize size = new ChunkSize(48, 4, 64);
        size.acknowledged(48, 100);

        // When
        boolean larger = size.acknowledged(64, 50);

        // Then
        assertThat(larger).isFalse();
        assertThat(size.bytes()).isEqualTo(64);
    }

    @Test
    void theShorterLastChunkOfAFileSaysNothing() {
        // Given
        ChunkSize size = new ChunkSize(8, 4, 64);

        // When
        boolean larger = size.acknowledged(7, 1);

        // Then
        assertThat(larger).isFalse();
        assertThat(size.bytes()).isEqualTo(8);
    }

    @Test
    void aChunkThatTookNoTimeIsNoTrouble() {
        // Given
        ChunkSize size = new ChunkSize(8, 4, 64);

        // When
        boolean larger = size.acknowledged(8, 0);

        // Then
        assertThat(larger).isTrue();
    }

    @Test
    void itIsHalvedWhereAChunkDidNotGetThrough() {
        // Given
        ChunkSize size = new ChunkSize(32, 4, 64);

        // When
        boolean smaller = size.halve(Long.MAX_VALUE);

        // Then
        assertThat(smaller).isTrue();
        assertThat(size.bytes()).isEqualTo(16);
    }

    @Test
    void onceHalvedItDoesNotGrowAgain() {
        // Given
        ChunkSize size = new ChunkSize(32, 4, 64);
        size.halve(Long.MAX_VALUE);

        // When
        boolean larger = size.acknowledged(16, 1);

        // Then
        assertThat(larger).isFalse();
        assertThat(size.bytes()).isEqualTo(16);
    }

    @Test
    void itIsNeverHalvedBelowTheSmallest() {
        // Given
        ChunkSize size = new ChunkSize(7, 4, 64);

        // When
        boolean once = size.halve(Long.MAX_VALUE);
        boolean twice = size.halve(Long.MAX_VALUE);

        // Then
        assertThat(once).isTrue();
        assertThat(twice).isFalse();
        assertThat(size.bytes()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"8, 9, 64", "65, 4, 64", "0, 0, 64", "-1, -2, 64"})
    void limitsThatCannotBeAreRefused(long first, long smallest, long largest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChunkSize(first, smallest, largest))
                .withMessageEndingWith("and were " + smallest + ", " + first + ", " + largest);
    }

    @Test
    void oneSizeForAllIsAllowed() {
        // Given
        ChunkSize size = new ChunkSize(8, 8, 8);

        // When
        boolean larger = size.acknowledged(8, 1);

        // Then
        assertThat(larger).isFalse();
        assertThat(size.halve(Long.MAX_VALUE)).isFalse();
        assertThat(size.bytes()).isEqualTo(8);
    }
}
