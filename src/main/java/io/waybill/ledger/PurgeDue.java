package io.waybill.ledger;

/**
 * What a purge would give up now.
 *
 * @param ended waybills that were delivered or discarded, for their age
 * @param surplus more of them, for their number
 * @param dead dead letters, with their files
 * @param deadBytes of those files
 * @param marks what is left of waybills that were purged long ago
 */
public record PurgeDue(long ended, long surplus, long dead, long deadBytes, long marks) {

    public boolean isNothing() {
        return ended + surplus + dead + marks == 0;
    }
}
