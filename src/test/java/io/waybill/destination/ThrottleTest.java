package io.waybill.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.awaitility.Awaitility.await;

import io.github.bucket4j.TimeMeter;
import io.waybill.chunk.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a limit lets out, by a clock that goes on while somebody waits, and not otherwise. */
class ThrottleTest {
    private static final int BUFFER = 128 * 1024;
    private static final long MIB = 1L << 20;
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final AtomicLong nanos = new AtomicLong();
    private volatile long rate = MIB;

    private final TimeMeter clock = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    private Throttle throttle() {
        return new Throttle(last -> rate, clock, nanos::addAndGet);
    }

    private long letOut(Throttle throttle, Duration time) {
        long end = nanos.get() + time.toNanos();
        long bytes = 0;
        while (nanos.get() < end) {
            bytes += throttle.admit(BUFFER);
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(longs = {1 << 10, 16 << 10, 1_234_567, 10 << 20, 900 << 20})
    void inHalfAMinuteAsMuchIsLetOutAsTheRateSays(long bytesPerSecond) {
        rate = bytesPerSecond;

        long bytes = letOut(throttle(), HALF_A_MINUTE);

        assertThat(bytes).isCloseTo(30 * bytesPerSecond, withPercentage(1));
    }

    @Test
    void whatWasNotUsedForLongIsNotMadeUpFor() {
        Throttle throttle = throttle();
        throttle.admit(BUFFER);
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));

        long bytes = letOut(throttle, HALF_A_MINUTE);

        assertThat(bytes).isCloseTo(30 * MIB, withPercentage(2));
    }

    @Test
    void anotherRateCountsWithinTheSecond() {
        Throttle throttle = throttle();
        long slow = letOut(throttle, HALF_A_MINUTE);

        rate = 4 * MIB;
        long fast = letOut(throttle, HALF_A_MINUTE);
        rate = 16 << 10;
        letOut(throttle, Duration.ofSeconds(1));
        long slowest = letOut(throttle, HALF_A_MINUTE);

        assertThat(slow).isCloseTo(30 * MIB, withPercentage(1));
        assertThat(fast).isCloseTo(120 * MIB, withPercentage(2));
        assertThat(slowest).isCloseTo(30 * (16 << 10), withPercentage(1));
    }

    @Test
    void aRateThatWasDecidedHereCountsAtOnce() {
        Throttle throttle = throttle();

        rate = Rate.UNLIMITED;
        throttle.look();

        assertThat(throttle.admit(BUFFER)).isEqualTo(BUFFER);
        assertThat(nanos).hasValue(0);
    }

    @Test
    void ofALittleBandwidthEachPieceIsSmall() {
        rate = 16 << 10;

        assertThat(throttle().admit(BUFFER)).isEqualTo(1_024);
    }

    @Test
    void whoeverAskedFirstIsLetOutFirst() throws InterruptedException {
        // Given
        Semaphore time = new Semaphore(0);
        Throttle throttle = new Throttle(last -> rate, clock, wait -> time.acquire());
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        List<Thread> uploads = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            Thread upload = new Thread(() -> {
                for (int turn = 0; turn < 3; turn++) {
                    throttle.admit(BUFFER);
                    order.add(name);
                }
            });
            upload.start();
            await().until(() -> upload.getState() == Thread.State.WAITING);
            uploads.add(upload);
        }

        // When
        for (int turn = 1; turn <= 12; turn++) {
            int sent = turn;
            time.release();
            await().until(() -> order.size() == sent
                    && uploads.stream()
                            .allMatch(upload -> upload.getState() == Thread.State.WAITING
                                    || upload.getState() == Thread.State.TERMINATED));
        }

        // Then
        assertThat(order).containsExactly("a", "b", "c", "d", "a", "b", "c", "d", "a", "b", "c", "d");
    }

    @Test
    void whoeverWaitsIsLetGoWhereTheProcessEnds() throws InterruptedException {
        AtomicReference<Throwable> end = new AtomicReference<>();
        Throttle throttle = new Throttle(last -> rate, clock, wait -> new Semaphore(0).acquire());
        Thread upload = new Thread(() -> end.set(thrown(throttle)));
        upload.start();
        await().until(() -> upload.getState() == Thread.State.WAITING);

        upload.interrupt();
        upload.join();

        assertThat(end.get()).isInstanceOf(DeliveryStopped.class);
    }

    private static Throwable thrown(Throttle throttle) {
        try {
            throttle.admit(BUFFER);
            return null;
        } catch (DeliveryStopped e) {
            return e;
        }
    }
}
