package io.waybill.destination.databank;

import java.time.Clock;
import java.time.Duration;

/** Something learned from a service, until it is forgotten or too old to go by. */
final class Remembered<T> {
    private static final long MILLIS = Duration.ofHours(1).toMillis();

    private final Clock clock = Clock.systemUTC();
    private T value;
    private long until;

    /** Null where nothing is known. */
    synchronized T value() {
        return clock.millis() < until ? value : null;
    }

    synchronized void learned(T learned) {
        value = learned;
        until = clock.millis() + MILLIS;
    }

    synchronized void forget() {
        until = 0;
    }
}
