package io.waybill.console;

import io.waybill.chunk.Timetable;
import io.waybill.destination.Bandwidth;
import io.waybill.ledger.BandwidthDecision;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Limits the bandwidth of destinations for a person. */
public final class Limits {
    private static final Logger LOG = LoggerFactory.getLogger(Limits.class);
    private static final String AS_CONFIGURED = "as-configured";

    private final Bandwidth bandwidth;
    private final Clock clock;

    public Limits(Bandwidth bandwidth, Clock clock) {
        this.bandwidth = bandwidth;
        this.clock = clock;
    }

    /** @param name of a destination that a route delivers to */
    BandwidthStatus set(String name, byte[] json) {
        BandwidthRequest request = request(json);
        long until = until(request.until());
        if (!request.bandwidth().equals(AS_CONFIGURED)) {
            bandwidth.decide(new BandwidthDecision(
                    name, timetable(request.bandwidth()).toString(), until, Words.plain(request.by())));
        } else if (until == 0) {
            bandwidth.asConfigured(name);
        } else {
            throw new WrongRequest("\"until\" must come with a rate or a timetable, and comes with " + AS_CONFIGURED);
        }
        BandwidthStatus now = BandwidthStatus.of(bandwidth.of(name));
        LOG.info(
                "Destination {}: bandwidth {} by {}, {}",
                name,
                request.bandwidth(),
                Words.plain(request.by()),
                now.inWords());
        return now;
    }

    private static BandwidthRequest request(byte[] json) {
        try {
            BandwidthRequest request = Json.parse(json, BandwidthRequest.class);
            if (request.bandwidth() != null
                    && request.by() != null
                    && !request.by().isBlank()) {
                return request;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new WrongRequest("The request must be application/json, {\"bandwidth\": a rate, a timetable, none or "
                + AS_CONFIGURED + ", \"by\": who says so} and, if wanted, \"until\", and is something else");
    }

    private static Timetable timetable(String text) {
        try {
            return Timetable.parse(text);
        } catch (IllegalArgumentException e) {
            throw new WrongRequest(e.getMessage());
        }
    }

    /** Epoch milliseconds; 0 for never. */
    private long until(String text) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        try {
            Instant until = Instant.parse(text);
            if (until.isAfter(clock.instant())) {
                return until.toEpochMilli();
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new WrongRequest("\"until\" must be a time to come, such as 2026-11-23T18:00:00Z, and is '" + text + "'");
    }
}
