package io.waybill.secret;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lives of the tokens that the destinations use, by the destination's name. */
public final class TokenAges {
    private static final Logger LOG = LoggerFactory.getLogger(TokenAges.class);

    private static final Duration AHEAD = Duration.ofDays(2);

    private final Clock clock;
    private final Map<String, TokenLife> lives = new ConcurrentHashMap<>();
    private final Map<String, String> references = new ConcurrentHashMap<>();
    private final Map<String, Instant> warned = new ConcurrentHashMap<>();

    public TokenAges(Clock clock) {
        this.clock = clock;
    }

    public void watch(String destination, TokenLife life) {
        lives.put(destination, life);
    }

    /** The destination uses the token, whether or not anybody knows how long it lasts. */
    public void uses(String destination, Token token) {
        references.put(destination, token.reference());
    }

    /** The destination uses no token any more. */
    public void forget(String destination) {
        lives.remove(destination);
        references.remove(destination);
    }

    /** Where a destination's token is read from; no secret. */
    public Optional<String> reference(String destination) {
        return Optional.ofNullable(references.get(destination));
    }

    public Optional<TokenLife> find(String destination) {
        return Optional.ofNullable(lives.get(destination));
    }

    /** Warns of each token whose time is over, or will be within two days; once for each end. */
    public void warn() {
        Instant now = clock.instant();
        ending().forEach((destination, life) -> life.lastsUntil()
                .filter(end -> !end.equals(warned.put(destination, end)))
                .ifPresent(end -> LOG.warn(
                        "The token {} of {} {} {}{}",
                        life.token().reference(),
                        destination,
                        end.isBefore(now) ? "was good until" : "is good until",
                        end,
                        life.isCertain()
                                ? ": get a new one"
                                : ", by the service's documentation: get a new one if it is refused")));
    }

    /** The tokens whose time is over, or will be within two days, by their destinations. */
    public Map<String, TokenLife> ending() {
        Instant now = clock.instant();
        Map<String, TokenLife> ending = new TreeMap<>(lives);
        ending.values()
                .removeIf(life -> life.lastsUntil()
                        .filter(end -> end.minus(life.isCertain() ? AHEAD : Duration.ZERO)
                                .isBefore(now))
                        .isEmpty());
        return ending;
    }
}
