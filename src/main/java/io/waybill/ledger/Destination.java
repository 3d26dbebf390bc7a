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

    /** Open for all; paused during an outage of the service; held until an operator's matter is settled. */
    public enum Door {
        OPEN,
        PAUSED,
        HELD
    }

    public boolean isOpen() {
        return state == Door.OPEN;
    }
}
