package io.waybill.destination.databank;

/** By which protocol one file goes; while that is open, what the service must be asked. Used by one thread. */
public final class Speech {
    private final boolean isEmpty;
    private Protocol protocol;
    private boolean hasNoTus;

    /** @param protocol null where the service must be asked */
    Speech(boolean isEmpty, Protocol protocol) {
        this.isEmpty = isEmpty;
        this.protocol = protocol;
    }

    public boolean mustAskTus() {
        return protocol == null && !hasNoTus;
    }

    public boolean mustAskPhases() {
        return protocol == null && hasNoTus;
    }

    /** An empty tus upload never becomes an object in the live server's store (protocol page, section 7). */
    public boolean isTus() {
        return protocol == Protocol.TUS && !isEmpty;
    }

    public boolean isThreePhase() {
        return protocol == Protocol.THREE_PHASE;
    }

    void is(Protocol told) {
        protocol = told;
    }

    void hasNoTus() {
        hasNoTus = true;
    }
}
