package io.waybill.observe;

/** The ledger could not be read, or not in time; the message says why. */
final class NoStanding extends Exception {
    NoStanding(String message) {
        super(message);
    }
}
