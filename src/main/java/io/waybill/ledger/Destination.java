package io.waybill.ledger;

/**
 * Whether a destination takes files at present, and what was learned about it. Times are epoch milliseconds.
 *
 * @param reason why it is not open, in words
 * @param probeAt when one waybill may try it although it is not open
 * @param probes how often that has been tried since it was last open
 * @param chunkSize the chunk size that went well last, bytes; 0 for none yet
 */
public record Destination(
        String name, Door state, long since, String reason, long probeAt, int probes, long chunkSize) {

    /** The probe time of a destination that a person holds: it is not tried, and nothing but a person ends that. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Open for all; paused during an outage of the service; held until an operator's matter is settled. */
    public enum Door {
        OPEN,
        PAUSED,
        HELD
    }

    public boolean isOpen() {
        return state == Door.OPEN;
    }

    /** Whether a person holds it. */
    public boolean isHeldByPerson() {
        return probeAt == NEVER;
    }
}
