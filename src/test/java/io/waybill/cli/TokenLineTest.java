package io.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.console.DestinationStatus;
import io.waybill.console.DoorStatus;
import io.waybill.console.StatusReport;
import io.waybill.console.TokenStatus;
import io.waybill.ledger.Destination.Door;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the status says of a token's age. */
class TokenLineTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration LIFE = Duration.ofDays(3);

    @Test
    void aYoungTokenIsShownWithItsEnd() {
        String text = text(new TokenStatus(
                NOW.minus(Duration.ofHours(5)), NOW.minus(Duration.ofHours(5)).plus(LIFE), false));

        assertThat(text).contains("The token of databank is 5 h old, and lasts until 2026-11-24");
    }

    @Test
    void anOldTokenIsShownWithWhatToDo() {
        String text = text(new TokenStatus(NOW.minus(Duration.ofDays(5)), NOW.minus(Duration.ofDays(2)), false));

        assertThat(text)
                .contains("The token of databank is 5 days old, and should have lasted until 2026-11-19")
                .contains("Get a new one if it is refused.");
    }

    @Test
    void theEndThatATokenItselfTellsIsShown() {
        assertThat(text(new TokenStatus(null, NOW.plus(Duration.ofDays(12)), true)))
                .contains("The token of databank is good until 2026-12-0", "12 days from now");
        assertThat(text(new TokenStatus(null, NOW.minus(Duration.ofDays(1)), true)))
                .contains("was good until", "Get a new one.");
    }

    @Test
    void nothingIsSaidOfATokenWhoseAgeNobodyKnows() {
        assertThat(text(null)).doesNotContain("token");
    }

    private static String text(TokenStatus token) {
        DoorStatus open = new DoorStatus(Door.OPEN, null, null, null);
        DestinationStatus databank = new DestinationStatus("databank", open, token, null, 0, 0, 0, Map.of(), null);
        return new StatusText(new StatusReport(
                        NOW,
                        true,
                        0,
                        true,
                        Map.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(databank),
                        List.of(),
                        List.of(),
                        List.of()))
                .toString();
    }
}
