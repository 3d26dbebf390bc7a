package io.waybill.ledger;

/**
 * What a person has decided about the bandwidth of a destination.
 *
 * @param timetable how many bytes a second, and when, as that person wrote it
 * @param until when it ends, epoch milliseconds; 0 for good
 */
public record BandwidthDecision(String destination, String timetable, long until, String decidedBy) {
    /** True while it counts. */
    public boolean countsAt(long now) {
        return until == 0 || now < until;
    }
}
