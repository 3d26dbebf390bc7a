package io.waybill.ledger;

/**
 * What there is to say of one row of a waybill's table.
 *
 * @param number by which a person finds the row
 * @param words why, or what the destination said; of a row that was SENT, what it was sent as
 */
public record RowNote(long number, Verdict verdict, String words) {

    /** What became of a row. */
    public enum Verdict {
        /** Nothing of it counts. */
        REFUSED,
        /** It was done, and a person should read what was said of it. */
        WARNED,
        /** It was sent, and no answer is on record. */
        SENT
    }
}
