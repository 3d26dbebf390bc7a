package io.waybill.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryDelayTest {
    private static final RetryDelay WITHOUT_JITTER = new RetryDelay(1_000, 60_000, () -> 0);

    @ParameterizedTest
    @CsvSource({"0, 1000", "1, 1000", "2, 2000", "3, 4000", "6, 32000", "7, 60000", "100, 60000", "2147483647, 60000"})
    void itDoublesUpToTheLargest(int attempt, long millis) {
        assertThat(WITHOUT_JITTER.after(attempt, 0)).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({"0, 60000", "0.5, 66000", "1, 72000"})
    void jitterAddsUpToAFifth(double random, long millis) {
        assertThat(new RetryDelay(1_000, 60_000, () -> random).after(9, 0)).isEqualTo(millis);
    }

    @Test
    void itIsNeverLessThanTheServiceAskedFor() {
        assertThat(WITHOUT_JITTER.after(1, 3_600_000)).isEqualTo(3_600_000);
    }

    @Test
    void aServiceThatAsksForLessGetsTheDelayOfTheAttempt() {
        assertThat(WITHOUT_JITTER.after(3, 1)).isEqualTo(4_000);
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "-1, 10", "11, 10"})
    void delaysThatDoNotRiseAreRefused(long first, long largest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryDelay(first, largest, () -> 0))
                .withMessageEndingWith("and were " + first + " ms and " + largest + " ms");
    }
}
