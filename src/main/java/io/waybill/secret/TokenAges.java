package io.waybill.secret;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ages of the tokens that the destinations use, by the destination's name. */
public final class TokenAges {
    private static final Logger LOG = LoggerFactory.getLogger(TokenAges.class);

    private final Clock clock;
    private final Map<String, TokenAge> ages = new ConcurrentHashMap<>();
    private final Map<String, Instant> warned = new ConcurrentHashMap<>();

    public TokenAges(Clock clock) {
        this.clock = clock;
    }

    public void watch(String destination, TokenAge age) {
        ages.put(destination, age);
    }

    public Optional<TokenAge> find(String destination) {
        return Optional.ofNullable(ages.get(destination));
    }

    /** Warns of each token that is older than it may become; once for each that is issued. */
    public void warn() {
        ages.forEach((destination, age) -> age.issued()
                .filter(issued -> issued.plus(age.life()).isBefore(clock.instant()))
                .filter(issued -> !issued.equals(warned.put(destination, issued)))
                .ifPresent(issued -> LOG.warn(
                        "The token {} of {} is {} days old, and lasts {} by the service's documentation: get a new one"
                                + " if it is refused",
                        age.token().reference(),
                        destination,
                        Duration.between(issued, clock.instant()).toDays(),
                        age.life().toDays())));
    }
}
