package io.waybill.notice;

import io.waybill.console.Json;
import io.waybill.ledger.Destination;
import io.waybill.ledger.Destination.Door;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.Notice;
import io.waybill.ledger.Outbox;
import io.waybill.secret.TokenAges;
import io.waybill.secret.TokenLife;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks in the ledger for what people are to be told: files that came together and have ended, destinations that are held
 * or go on, doubts, tokens that end. Each is written into the outbox once, whichever node sees it; where no route takes
 * notices nothing is looked for.
 */
public final class Lookout {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

    /** How many files are named in one message. */
    static final int MOST_NAMED = 20;
    /** A server that is away for long is not sent more than that when it is back, nor does the ledger keep more. */
    private static final int MOST_WAITING = 500;

    private static final Duration DOUBTS_GATHER = Duration.ofMinutes(10);
    private static final Duration EACH_LOOK = Duration.ofSeconds(1);
    private static final Duration EACH_SLOW_LOOK = Duration.ofMinutes(1);
    private static final int SHARE_OF_TIME = 20;
    private static final String DOOR = "destination";
    private static final DateTimeFormatter SORTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Outbox outbox;
    private final Destinations destinations;
    private final TokenAges tokens;
    private final Wording wording;
    private final NoticeMeters meters;
    private final Set<String> channels;
    private final long patienceMillis;
    private final long giveUpMillis;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile boolean windingUp;
    private long nextLook;
    private long nextSlowLook;

    /**
     * @param channels for which a route takes notices; it fills when the routes are read
     * @param patienceMillis after what time it is told that files that came together are still on their way
     * @param giveUpMillis after what time a notice that cannot be sent is given up
     */
    public Lookout(
            Outbox outbox,
            Destinations destinations,
            TokenAges tokens,
            Wording wording,
            NoticeMeters meters,
            Set<String> channels,
            long patienceMillis,
            long giveUpMillis,
            Clock clock) {
        this.outbox = outbox;
        this.destinations = destinations;
        this.tokens = tokens;
        this.wording = wording;
        this.meters = meters;
        this.channels = channels;
        this.patienceMillis = patienceMillis;
        this.giveUpMillis = giveUpMillis;
        this.clock = clock;
    }

    /** Whether there is anybody to tell. */
    public boolean isWanted() {
        return !channels.isEmpty();
    }

    /** Looks, unless that was done a moment ago or somebody does; it takes a twentieth of the time at most. */
    void look() {
        if (!isWanted() || !looking.tryLock()) {
            return;
        }
        try {
            long began = clock.millis();
            if (began >= nextLook) {
                lookAtAll(began);
                long took = clock.millis() - began;
                nextLook = clock.millis() + Math.max(EACH_LOOK.toMillis(), took * SHARE_OF_TIME);
            }
        } finally {
            looking.unlock();
        }
    }

    private void lookAtAll(long now) {
        if (now >= nextSlowLook) {
            nextSlowLook = now + EACH_SLOW_LOOK.toMillis();
            tokens.ending().forEach(this::token);
            outbox.channels().forEach(this::giveUp);
        }
        destinations.all().forEach(this::door);
        outbox.tellDoubts(DOUBTS_GATHER.toMillis(), channels, MOST_NAMED, contents -> json(wording.doubts(contents)));
        outbox.ended(windingUp ? Long.MAX_VALUE : now)
                .forEach(consignment -> outbox.end(
                        consignment, channels, MOST_NAMED, contents -> json(wording.ended(consignment, contents))));
        outbox.late(windingUp ? now : now - patienceMillis)
                .forEach(consignment -> outbox.isLate(
                        consignment, channels, MOST_NAMED, contents -> json(wording.late(consignment, contents))));
    }

    private void door(Destination destination) {
        if (destination.state() == Door.HELD) {
            String by = destination.isHeldByPerson() ? "by a person" : "by itself";
            outbox.tell(DOOR, destination.name(), by, channels, () -> json(wording.held(destination)));
        } else if (destination.isOpen()) {
            outbox.untell(DOOR, destination.name(), channels, () -> json(wording.resumed(destination)));
        }
    }

    private void token(String destination, TokenLife life) {
        Instant end = life.lastsUntil().orElseThrow();
        outbox.tellGreater(
                "token", destination, SORTED.format(end), channels, () -> json(wording.token(destination, life, end)));
    }

    private void giveUp(String channel) {
        int lost = outbox.giveUp(channel, clock.millis() - giveUpMillis, MOST_WAITING);
        if (lost > 0) {
            meters.failed(lost);
            LOG.error(
                    "{} notices for {} are given up: they could not be sent for {}, or more than {} waited",
                    lost,
                    channel,
                    Duration.ofMillis(giveUpMillis),
                    MOST_WAITING);
        }
    }

    /** What is told from now on is the last that is told for a while: of files that are still on their way too. */
    public void windUp() {
        windingUp = true;
    }

    /** True when all that there was to tell has been sent, or has been tried. */
    public boolean isThrough() {
        List<String> all = List.copyOf(channels);
        return all.isEmpty()
                || outbox.ended(Long.MAX_VALUE).isEmpty()
                        && outbox.late(clock.millis()).isEmpty()
                        && all.stream().allMatch(channel -> outbox.untried(channel) == 0);
    }

    Optional<Notice> take(String channel, long leaseMillis) {
        try {
            look();
            return outbox.take(channel, leaseMillis);
        } catch (JdbiException e) {
            LOG.debug("The ledger must be readable, and is not", e);
            return Optional.empty();
        }
    }

    void sent(Notice notice) {
        outbox.sent(notice);
        meters.sent();
    }

    void later(Notice notice, long delayMillis) {
        outbox.later(notice, clock.millis() + delayMillis);
    }

    private static String json(Message message) {
        return new String(Json.bytes(message), StandardCharsets.UTF_8);
    }
}
