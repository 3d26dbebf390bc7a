package io.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.console.BandwidthStatus;
import io.waybill.console.DestinationStatus;
import io.waybill.console.DoorStatus;
import io.waybill.console.Words;
import io.waybill.ledger.Destination.Door;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BandwidthTextTest {
    private static final long MIB = 1L << 20;
    private static final Instant SIX = Instant.parse("2026-11-23T18:00:00Z");

    private static String text(BandwidthStatus bandwidth) {
        DoorStatus open = new DoorStatus(Door.OPEN, null, null, null);
        return BandwidthText.of(new DestinationStatus("soil", open, null, null, 0, 0, 0, Map.of(), bandwidth))
                .orElse("nothing");
    }

    @Test
    void nothingIsSaidWhereThereIsNoLimitOrNobodyKnows() {
        assertThat(text(null)).isEqualTo("nothing");
        assertThat(text(new BandwidthStatus(null, "none", null, null, null, null, "none")))
                .isEqualTo("nothing");
    }

    @Test
    void ofATimetableItIsSaidWhatCountsNowUntilWhenAndWhatIsNext() {
        String office = "2MiB/s Mon-Fri 08:00-18:00, none else";

        assertThat(text(new BandwidthStatus(2 * MIB, office, SIX, null, null, null, office)))
                .contains("The bandwidth of soil is at most 2 MiB/s until " + Words.time(SIX) + ", then not limited.")
                .contains("Its timetable: " + office);
    }

    @Test
    void ofADecisionItIsSaidWhoseItIsAndHowToGoBack() {
        assertThat(text(new BandwidthStatus(null, "none", SIX, 2 * MIB, "ann", SIX, "2MiB/s")))
                .contains("The bandwidth of soil is not limited until " + Words.time(SIX) + ", then at most 2 MiB/s.")
                .contains("ann has set it until " + Words.time(SIX) + ", in place of 2MiB/s.")
                .contains("./waybill limit soil --as-configured");
    }
}
