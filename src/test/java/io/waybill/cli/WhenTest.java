package io.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-23T12:00:00-06:00[America/Chicago]");

    @ParameterizedTest
    @CsvSource({
        "18:00, 2026-11-24T00:00:00Z",
        "8:00, 2026-11-24T14:00:00Z",
        "12:00, 2026-11-24T18:00:00Z",
        "90m, 2026-11-23T19:30:00Z",
        "2d, 2026-11-25T18:00:00Z",
        "2026-11-30T18:00, 2026-12-01T00:00:00Z",
        "2026-11-30 18:00, 2026-12-01T00:00:00Z",
        "2026-11-30T18:00:00Z, 2026-11-30T18:00:00Z",
    })
    void aTimeIsOfThisMachine(String text, Instant right) {
        assertThat(When.of(text, NOW)).isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "25:00", "2026-13-01T00:00", ""})
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> When.of(text, NOW)).hasMessageStartingWith("A time must be such as 18:00");
    }
}
