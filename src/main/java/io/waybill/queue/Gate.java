package io.waybill.queue;

import io.waybill.ledger.Destination;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.Waybill;
import io.waybill.secret.Token;
import io.waybill.secret.TokenUse;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a ticket waits, unacknowledged, until its waybill may be delivered: until the waybill's next attempt, and while
 * the destination is paused or held. A closed destination lets one waybill through at each probe time; a held one opens
 * when its token has changed.
 */
public final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final Destinations destinations;
    private final StopSignal stop;
    private final Clock clock;
    private final long probeMillis;
    private final Map<String, TokenUse> tokens = new ConcurrentHashMap<>();

    /** @param probeMillis between two tries of a closed destination whose first try has not ended yet */
    public Gate(Destinations destinations, StopSignal stop, Clock clock, long probeMillis) {
        this.destinations = destinations;
        this.stop = stop;
        this.clock = clock;
        this.probeMillis = probeMillis;
    }

    /** A hold of {@code destination} ends when {@code token} changes. */
    public void watch(String destination, Token token) {
        tokens.put(destination, new TokenUse(token));
    }

    /**
     * Waits until {@code waybill} may be delivered. False if this process or the destination's delivery stops first, or the
     * ticket is worth nothing any more.
     */
    public boolean await(Waybill waybill, BooleanSupplier ticketCounts) {
        String destination = waybill.destination();
        while (!stop.isRaised(destination)) {
            long early = waybill.nextAttempt() - clock.millis();
            if (early <= 0 && letsThrough(destination)) {
                return true;
            }
            if (stop.await(destination, early > 0 ? Math.min(early, LOOK_EVERY_MILLIS) : LOOK_EVERY_MILLIS)
                    || !ticketCounts.getAsBoolean()) {
                return false;
            }
        }
        return false;
    }

    /** No token ends a hold of {@code destination} any more. */
    public void forget(String destination) {
        tokens.remove(destination);
    }

    /** Waits for a moment, or until this process stops. */
    void pause() {
        stop.await(LOOK_EVERY_MILLIS);
    }

    private boolean letsThrough(String name) {
        Destination destination = destinations.find(name);
        TokenUse token = tokens.get(name);
        if (destination.state() == Destination.Door.HELD
                && !destination.isHeldByPerson()
                && token != null
                && token.hasChanged()) {
            LOG.info("Destination {} goes on: its token {} has changed", name, token.reference());
            destinations.open(name);
        } else if (!destination.isOpen() && !mayProbe(destination)) {
            return false;
        }
        if (token != null) {
            token.begin();
        }
        return true;
    }

    private boolean mayProbe(Destination destination) {
        long now = clock.millis();
        return destination.probeAt() <= now && destinations.mayProbe(destination, now + probeMillis);
    }
}
