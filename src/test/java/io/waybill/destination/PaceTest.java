package io.waybill.destination;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.destination.Speed.Limit;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long now;

    private Pace pace(int atOnce) {
        return new Pace(() -> now, atOnce);
    }

    @ParameterizedTest
    @CsvSource({"700, 100, DISK", "100, 700, LINE", "100, 100, ANSWERS"})
    void whatTakesMostOfTheTimeIsWhatLimits(int diskMillis, int lineMillis, Limit limit) {
        Pace pace = pace(1);

        for (int second = 0; second < 5; second++) {
            now += SECOND;
            pace.writes();
            pace.wrote(1_000, TimeUnit.MILLISECONDS.toNanos(diskMillis), TimeUnit.MILLISECONDS.toNanos(lineMillis));
        }

        assertThat(pace.speed(10_000)).contains(new Speed(1_000, 10, limit));
    }

    @Test
    void mostOfTheTimeItWaitsForItsBandwidthWhateverMoreCouldBeSentAtOnce() {
        Pace pace = pace(8);

        for (int second = 0; second < 5; second++) {
            now += SECOND;
            pace.waited(TimeUnit.MILLISECONDS.toNanos(900));
            pace.writes();
            pace.wrote(1_000, 0, TimeUnit.MILLISECONDS.toNanos(100));
        }

        assertThat(pace.speed(10_000)).contains(new Speed(1_000, 10, Limit.BANDWIDTH));
    }

    @Test
    void whatWasLongAgoDoesNotCount() {
        Pace pace = pace(1);
        for (int second = 0; second < 60; second++) {
            now += SECOND;
            pace.wrote(second < 40 ? 1_000_000 : 1_000, 0, 0);
        }

        assertThat(pace.speed(1_000).orElseThrow().bytesPerSecond()).isEqualTo(1_000);
    }

    @Test
    void nothingWrittenOfLateLeavesNoEndInSight() {
        Pace pace = pace(1);
        now += SECOND;
        pace.wrote(1_000, 0, 0);

        now += 60 * SECOND;

        assertThat(pace.speed(1_000)).contains(new Speed(0, -1, Limit.ANSWERS));
    }

    @Test
    void aWriteThatTakesForEverIsTheLine() {
        Pace pace = pace(1);
        pace.writes();

        now += 9 * SECOND;

        assertThat(pace.speed(1_000).orElseThrow().limit()).isEqualTo(Limit.LINE);
    }

    @Test
    void ofSeveralAtOnceTheTimeOfEachCounts() {
        Pace pace = pace(4);
        now += 2 * SECOND;
        pace.wrote(1_000, 0, 3 * SECOND);

        assertThat(pace.speed(1_000).orElseThrow().limit()).isEqualTo(Limit.ANSWERS);
    }

    @Test
    void whatWritesNothingHasNoSpeed() {
        Pace pace = pace(1);

        now += 60 * SECOND;

        assertThat(pace.speed(1_000)).isEmpty();
    }

    @Test
    void theFirstSecondTellsTooLittle() {
        Pace pace = pace(1);
        now += SECOND / 2;
        pace.wrote(1_000, 0, 0);

        assertThat(pace.speed(1_000)).isEmpty();
    }
}
