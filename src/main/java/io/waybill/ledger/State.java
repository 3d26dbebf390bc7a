package io.waybill.ledger;

/** Where a waybill stands. */
public enum State {
    /** In the ledger and on the queue, not tried yet. */
    ACCEPTED(true),
    /** A delivery is under way, or was when its process ended. */
    SENDING(true),
    /** Will be tried again by itself at its next attempt. */
    WAITING(true),
    /** Waits until its destination's hold ends. */
    HELD(true),
    /** The destination holds the whole file; there is a receipt. */
    DELIVERED(false),
    /** Will not be tried again by itself. */
    DEAD(false),
    /** The bytes went, the proof did not come, and sending again could file it twice. */
    IN_DOUBT(false),
    /** Given up by a person. */
    DISCARDED(false);

    private final boolean open;

    State(boolean open) {
        this.open = open;
    }

    /** True while something will still happen to it without a person. */
    public boolean isOpen() {
        return open;
    }
}
