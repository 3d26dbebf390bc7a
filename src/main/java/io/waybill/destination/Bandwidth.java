package io.waybill.destination;

import io.waybill.chunk.Rate;
import io.waybill.chunk.Timetable;
import io.waybill.chunk.Timetable.Change;
import io.waybill.ledger.BandwidthDecision;
import io.waybill.ledger.Bandwidths;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many bytes a second may go to each destination: as a person has decided, and else as its route says. The nodes that
 * send to it have equal shares.
 */
public final class Bandwidth {
    private static final Logger LOG = LoggerFactory.getLogger(Bandwidth.class);

    private final Bandwidths decisions;
    private final Predicate<String> lives;
    private final Clock clock;
    private final ZoneId zone;
    private final Map<String, Timetable> configured = new ConcurrentHashMap<>();
    private final Map<String, Throttle> throttles = new ConcurrentHashMap<>();

    /**
     * What counts for a destination.
     *
     * @param timetable that counts now
     * @param configured that counts where no person has decided
     * @param decision of a person; empty for none
     * @param rate bytes a second now, of all nodes together
     * @param next when it is another; empty for never
     */
    public record Allowance(
            Timetable timetable,
            Timetable configured,
            Optional<BandwidthDecision> decision,
            long rate,
            Optional<Change> next) {}

    /**
     * @param lives whether a node does, by its id
     * @param zone of the timetables
     */
    public Bandwidth(Bandwidths decisions, Predicate<String> lives, Clock clock, ZoneId zone) {
        this.decisions = decisions;
        this.lives = lives;
        this.clock = clock;
        this.zone = zone;
    }

    /** What the route of {@code destination} says. */
    public void configure(String destination, Timetable timetable) {
        configured.put(destination, timetable);
    }

    /** What counts now. */
    public Allowance of(String destination) {
        Instant now = clock.instant();
        Timetable ofRoute = configured.getOrDefault(destination, Timetable.NONE);
        Optional<BandwidthDecision> decision = decisions.find(destination);
        Timetable timetable =
                decision.map(decided -> Timetable.parse(decided.timetable())).orElse(ofRoute);
        Optional<Change> end = decision.filter(decided -> decided.until() > 0)
                .map(decided -> Instant.ofEpochMilli(decided.until()))
                .map(until -> new Change(until, ofRoute.at(until, zone)));
        Optional<Change> next = Stream.concat(timetable.next(now, zone).stream(), end.stream())
                .min((one, other) -> one.at().compareTo(other.at()));
        return new Allowance(timetable, ofRoute, decision, timetable.at(now, zone), next);
    }

    /** A person decides, for all nodes; an upload that is on its way goes by it at once. */
    public void decide(BandwidthDecision decision) {
        decisions.decide(decision);
        look(decision.destination());
    }

    /** What the route says counts again. */
    public void asConfigured(String destination) {
        decisions.asConfigured(destination);
        look(destination);
    }

    private void look(String destination) {
        Optional.ofNullable(throttles.get(destination)).ifPresent(Throttle::look);
    }

    Throttle throttle(String destination) {
        return throttles.computeIfAbsent(destination, name -> new Throttle(last -> share(name, last)));
    }

    /** This node's bytes a second; while the ledger does not answer, as it was last. */
    private long share(String destination, long last) {
        try {
            long rate = of(destination).rate();
            return rate == Rate.UNLIMITED ? rate : Math.max(1, rate / senders(destination));
        } catch (JdbiException e) {
            LOG.debug("The ledger does not tell the bandwidth of {}", destination, e);
            return last;
        }
    }

    private long senders(String destination) {
        return Math.max(1, decisions.senders(destination).stream().filter(lives).count());
    }
}
