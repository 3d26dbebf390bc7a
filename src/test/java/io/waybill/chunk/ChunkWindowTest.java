package io.waybill.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkWindowTest {
    @Test
    void theChunksAreTheFile() {
        ChunkWindow window = new ChunkWindow(0, 25, 10, 3, () -> Long.MAX_VALUE);

        List<Chunk> chunks = new ArrayList<>();
        window.forEachRemaining(chunks::add);

        assertThat(chunks).containsExactly(new Chunk(0, 10), new Chunk(10, 10), new Chunk(20, 5));
    }

    @Test
    void itGoesOnWhereItIsToldTo() {
        ChunkWindow window = new ChunkWindow(20, 25, 10, 3, () -> Long.MAX_VALUE);

        assertThat(window.next()).isEqualTo(new Chunk(20, 5));
        assertThat(window.hasNext()).isFalse();
    }

    @Test
    void nothingIsLeftOfAFileThatHasArrived() {
        assertThat(new ChunkWindow(25, 25, 10, 3, () -> Long.MAX_VALUE).hasNext())
                .isFalse();
        assertThat(new ChunkWindow(0, 0, 10, 3, () -> Long.MAX_VALUE).hasNext()).isFalse();
    }

    @Test
    void whatHasArrivedIsCountedWithoutAGap() {
        ChunkWindow window = new ChunkWindow(0, 40, 10, 4, () -> Long.MAX_VALUE);
        Chunk first = window.next();
        Chunk second = window.next();
        Chunk third = window.next();

        long afterThird = window.arrived(third);
        long afterSecond = window.arrived(second);
        long afterFirst = window.arrived(first);

        assertThat(List.of(afterThird, afterSecond, afterFirst)).containsExactly(0L, 0L, 30L);
    }

    @Test
    void noChunkIsFurtherAheadThanTheWindowIsLong() {
        ChunkWindow window = new ChunkWindow(0, 100, 10, 2, () -> Long.MAX_VALUE);
        Chunk first = window.next();
        Chunk second = window.next();
        CompletableFuture<Chunk> third = CompletableFuture.supplyAsync(window::next);

        window.acknowledge(window.arrived(second));
        boolean early = third.isDone();
        window.acknowledge(window.arrived(first));

        assertThat(early).isFalse();
        await().until(third::isDone);
        assertThat(third.join()).isEqualTo(new Chunk(20, 10));
    }

    @Test
    void noMoreIsInFlightThanFitsAndOneChunkAlways() {
        AtomicLong fit = new AtomicLong(25);
        ChunkWindow window = new ChunkWindow(0, 100, 10, 8, fit::get);
        Chunk first = window.next();
        window.next();
        CompletableFuture<Chunk> third = CompletableFuture.supplyAsync(window::next);
        await().during(Duration.ofMillis(200)).until(() -> !third.isDone());

        fit.set(1);
        window.acknowledge(window.arrived(first));
        await().during(Duration.ofMillis(200)).until(() -> !third.isDone());
        fit.set(Long.MAX_VALUE);
        window.acknowledge(20);

        await().until(third::isDone);
        assertThat(window.next()).isEqualTo(new Chunk(30, 10));
    }

    @Test
    void whatHasArrivedMakesNoRoomBeforeItIsAcknowledged() {
        ChunkWindow window = new ChunkWindow(0, 100, 10, 1, () -> Long.MAX_VALUE);
        CompletableFuture<Chunk> second = new CompletableFuture<>();
        Chunk first = window.next();

        window.arrived(first);
        second.completeAsync(window::next);

        await().during(Duration.ofMillis(200)).until(() -> !second.isDone());
        window.acknowledge(first.end());
        await().until(second::isDone);
    }

    @Test
    void whoeverWaitsForRoomIsLetGoWhenAChunkHasFailed() {
        ChunkWindow window = new ChunkWindow(0, 100, 10, 1, () -> Long.MAX_VALUE);
        window.next();
        CompletableFuture<Chunk> waiting = CompletableFuture.supplyAsync(window::next);

        window.end();

        await().until(waiting::isCompletedExceptionally);
        assertThat(window.hasNext()).isFalse();
        assertThatThrownBy(window::next).isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest
    @CsvSource({"-1, 10, 10, 1", "11, 10, 10, 1", "0, 10, 0, 1", "0, 10, 10, 0"})
    void whatCannotBeIsRefused(long offset, long size, long chunkSize, int inFlight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChunkWindow(offset, size, chunkSize, inFlight, () -> Long.MAX_VALUE));
    }
}
