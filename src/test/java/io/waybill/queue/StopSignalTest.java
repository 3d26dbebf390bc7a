package io.waybill.queue;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    private static final long LONG = 600_000;

    private final StopSignal stop = new StopSignal();

    @Test
    void itIsNotRaisedByItself() {
        assertThat(stop.isRaised()).isFalse();
        assertThat(stop.await(0)).isFalse();
    }

    @Test
    void whoeverWaitsIsWoken() {
        // Given
        CompletableFuture<Boolean> woken = CompletableFuture.supplyAsync(() -> stop.await(LONG));

        // When
        stop.raise();

        // Then
        assertThat(woken.orTimeout(30, SECONDS).join()).isTrue();
    }

    @Test
    void raisedOnceItStaysRaised() {
        // Given
        stop.raise();

        // When
        stop.raise();

        // Then
        assertThat(stop.isRaised()).isTrue();
        assertThat(stop.await(LONG)).isTrue();
    }

    @Test
    void whoeverWaitsForADestinationThatIsHaltedIsWokenAndNobodyElse() {
        // Given
        CompletableFuture<Boolean> woken = CompletableFuture.supplyAsync(() -> stop.await("soil", LONG));

        // When
        stop.halt("soil");

        // Then
        assertThat(woken.orTimeout(30, SECONDS).join()).isTrue();
        assertThat(stop.isRaised("soil")).isTrue();
        assertThat(stop.isRaised("air")).isFalse();
        assertThat(stop.isRaised()).isFalse();
    }

    @Test
    void aDestinationThatMayGoOnIsHaltedNoLonger() {
        // Given
        stop.halt("soil");

        // When
        stop.goOn("soil");

        // Then
        assertThat(stop.isRaised("soil")).isFalse();
    }

    @Test
    void aStopOfTheProcessIsOneOfEachDestination() {
        stop.raise();

        assertThat(stop.isRaised("soil")).isTrue();
        assertThat(stop.await("soil", LONG)).isTrue();
    }

    @Test
    void anInterruptEndsTheWaitAndIsNotForgotten() {
        // Given
        Thread.currentThread().interrupt();

        // When
        boolean ended = stop.await(LONG);

        // Then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended).isTrue();
        assertThat(stop.isRaised()).isFalse();
    }
}
