package io.waybill.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkerTest {
    @Test
    void aFileIsCutWithoutGapsUpToItsEnd() {
        // Given
        Chunker chunker = new Chunker(0, 10, () -> 4);

        // When
        List<Chunk> chunks = all(chunker);

        // Then
        assertThat(chunks).containsExactly(new Chunk(0, 4), new Chunk(4, 4), new Chunk(8, 2));
    }

    @Test
    void anUploadThatGoesOnIsCutFromWhereItStands() {
        // Given
        Chunker chunker = new Chunker(7, 10, () -> 4);

        // When
        List<Chunk> chunks = all(chunker);

        // Then
        assertThat(chunks).containsExactly(new Chunk(7, 3));
    }

    @Test
    void aFileOneByteLongerThanAChunkHasTwoChunks() {
        assertThat(all(new Chunker(0, 5, () -> 4))).containsExactly(new Chunk(0, 4), new Chunk(4, 1));
    }

    @Test
    void aFileOfExactlyAChunkHasOneChunk() {
        assertThat(all(new Chunker(0, 4, () -> 4))).containsExactly(new Chunk(0, 4));
    }

    @Test
    void aFileOneByteShorterThanAChunkHasOneChunk() {
        assertThat(all(new Chunker(0, 3, () -> 4))).containsExactly(new Chunk(0, 3));
    }

    @Test
    void anEmptyFileHasNoChunk() {
        assertThat(new Chunker(0, 0, () -> 4).hasNext()).isFalse();
    }

    /** A limit that is lifted in between once let a chunk grow beyond what the ledger had been told. */
    @Test
    void whereTheNextChunkEndsStaysSoOnceItWasTold() {
        // Given
        Iterator<Long> sizes = List.of(1L, 7L, 2L).iterator();
        Chunker chunker = new Chunker(0, 7, sizes::next);
        long told = chunker.endAfter(0);

        // When
        Chunk next = chunker.next();

        // Then
        assertThat(next.end()).isEqualTo(told).isEqualTo(1);
    }

    @Test
    void theSizeOfAChunkIsAskedForWhenItIsCut() {
        // Given
        Iterator<Long> sizes = List.of(1L, 2L, 4L).iterator();
        Chunker chunker = new Chunker(0, 7, sizes::next);

        // When
        List<Chunk> chunks = all(chunker);

        // Then
        assertThat(chunks).containsExactly(new Chunk(0, 1), new Chunk(1, 2), new Chunk(3, 4));
        assertThat(sizes).isExhausted();
    }

    @Test
    void nothingFollowsAChunkThatWasNotAcknowledged() {
        // Given: Camel looks ahead once, before the step that sends the chunk
        Chunker chunker = new Chunker(0, 100, () -> 4);
        chunker.next();
        boolean ahead = chunker.hasNext();

        // When
        boolean follows = chunker.hasNext();

        // Then
        assertThat(ahead).isTrue();
        assertThat(follows).isFalse();
    }

    @Test
    void behindTheEndThereIsNothingToCut() {
        // Given
        Chunker chunker = new Chunker(10, 10, () -> 4);

        // When
        var thrown = assertThatThrownBy(chunker::next);

        // Then
        thrown.isInstanceOf(NoSuchElementException.class).hasMessageContaining("begin before 10");
    }

    @Test
    void aFileOfTwoTebibytesIsCutToItsEnd() {
        // Given
        long size = 2L << 40;
        Chunker chunker = new Chunker(size - 5, size, () -> 1L << 33);

        // When
        Chunk last = chunker.next();

        // Then
        assertThat(last.end()).isEqualTo(size);
        assertThat(chunker.hasNext()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 0", "0, -1"})
    void aChunkThatIsNoRangeIsRefused(long offset, long length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chunk(offset, length))
                .withMessageEndingWith("and was " + offset + "+" + length);
    }

    private static List<Chunk> all(Chunker chunker) {
        List<Chunk> chunks = new ArrayList<>();
        while (chunker.hasNext()) {
            Chunk chunk = chunker.next();
            chunks.add(chunk);
            chunker.acknowledge(chunk.end());
        }
        return chunks;
    }
}
