package io.waybill.ledger;

import static io.waybill.ledger.SettableClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What persons decide about bandwidth, known to every node. */
interface BandwidthContract {
    Books books();

    private Bandwidths bandwidths() {
        return new Bandwidths(books().database(), books().clock());
    }

    @Test
    default void ofADestinationThatNobodyLimitsNothingIsKnown() {
        assertThat(bandwidths().find("soil")).isEmpty();
    }

    @Test
    default void theLastDecisionCounts() {
        // Given
        bandwidths().decide(new BandwidthDecision("soil", "1MiB/s", 0, "ann"));
        BandwidthDecision last = new BandwidthDecision("soil", "none", START + 10, "bob");

        // When
        bandwidths().decide(last);

        // Then
        assertThat(bandwidths().find("soil")).contains(last);
        assertThat(bandwidths().find("air")).isEmpty();
    }

    @Test
    default void aDecisionIsOverAtItsEndAndWhenItIsTakenBack() {
        // Given
        bandwidths().decide(new BandwidthDecision("soil", "1MiB/s", START + 10, "ann"));
        bandwidths().decide(new BandwidthDecision("air", "1MiB/s", 0, "ann"));

        // When
        books().clock().advance(10);
        bandwidths().asConfigured("air");

        // Then
        assertThat(bandwidths().find("soil")).isEmpty();
        assertThat(bandwidths().find("air")).isEmpty();
    }

    @Test
    default void whoSendsSomethingToADestinationIsToldOnceEach() {
        // Given
        books().sending("1");
        books().sending("2");
        books().accepted("3");

        // When
        books().elsewhere().take(books().accepted("4"), null);

        // Then
        assertThat(bandwidths().senders("soil")).containsExactlyInAnyOrder("here", "elsewhere");
        assertThat(bandwidths().senders("air")).isEmpty();
    }
}
