package io.waybill.ledger;

/**
 * For how long what has come to its end is kept; milliseconds, {@link #NEVER} for what is never given up. What a person or
 * a service may still move is kept for as long as that is so.
 *
 * @param ended a waybill that is delivered or discarded, since it came to that
 * @param dead a dead letter, since it became one
 * @param marks what is left of a purged waybill, since the purge; and the mark of a file that was taken and left in its
 *     folder, since it was last seen there
 * @param most how many delivered and discarded waybills are kept; the oldest go before their time
 */
public record Retention(long ended, long dead, long marks, long most) {
    public static final long NEVER = Long.MAX_VALUE;

    /** What is younger than this is not given up for its number. */
    static final long YOUNG = 24L * 3_600_000;

    /** The time before which what is kept for {@code millis} has come to its end; 0 for never. */
    static long before(long now, long millis) {
        return millis == NEVER ? 0 : Math.max(0, now - millis);
    }
}
