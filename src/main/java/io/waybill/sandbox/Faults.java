package io.waybill.sandbox;

import java.util.ArrayList;
import java.util.List;

/** The faults that are armed, each with its own count of requests. */
final class Faults {
    private final List<Armed> armed = new ArrayList<>();

    synchronized void arm(Fault fault) {
        armed.add(new Armed(fault));
    }

    /** Counts a request and tells what is to become of it. */
    synchronized Fault strike(String phase) {
        Fault strike = Fault.on(phase);
        for (Armed each : armed) {
            if (each.fault.counts(phase) && each.fault.strikesAt(++each.seen)) {
                strike = strike.and(each.fault);
            }
        }
        return strike;
    }

    private static final class Armed {
        private final Fault fault;
        private int seen;

        Armed(Fault fault) {
            this.fault = fault;
        }
    }
}
