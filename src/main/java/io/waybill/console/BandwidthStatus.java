package io.waybill.console;

import io.waybill.chunk.Rate;
import io.waybill.chunk.Timetable.Change;
import io.waybill.destination.Bandwidth.Allowance;
import io.waybill.ledger.BandwidthDecision;
import java.time.Instant;

/**
 * How many bytes a second may go to a destination, from all nodes together.
 *
 * @param bytesPerSecond now; null for no limit
 * @param timetable that counts, as it was written
 * @param changes when it is next another; null for never
 * @param then bytes a second from then on; null for no limit, or for never
 * @param setBy who has decided it in place of what the route says; null for nobody
 * @param until when that ends; null for never
 * @param configured what the route says
 */
public record BandwidthStatus(
        Long bytesPerSecond,
        String timetable,
        Instant changes,
        Long then,
        String setBy,
        Instant until,
        String configured) {
    static BandwidthStatus of(Allowance allowance) {
        return new BandwidthStatus(
                limit(allowance.rate()),
                allowance.timetable().toString(),
                allowance.next().map(Change::at).orElse(null),
                allowance.next().map(change -> limit(change.rate())).orElse(null),
                allowance.decision().map(BandwidthDecision::decidedBy).orElse(null),
                allowance
                        .decision()
                        .map(decision -> WaybillStatus.time(decision.until()))
                        .orElse(null),
                allowance.configured().toString());
    }

    private static Long limit(long rate) {
        return rate == Rate.UNLIMITED ? null : rate;
    }

    /** It in a sentence without its full stop: {@code at most 2 MiB/s until 2026-11-23 18:00:00, then 20 MiB/s}. */
    public String inWords() {
        String now = bytesPerSecond == null ? "not limited" : "at most " + Rate.of(bytesPerSecond);
        String next = changes == null
                ? ""
                : " until " + Words.time(changes) + ", then "
                        + (then == null ? "not limited" : "at most " + Rate.of(then));
        return now + next;
    }
}
