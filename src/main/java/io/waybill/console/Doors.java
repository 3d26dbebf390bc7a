package io.waybill.console;

import io.waybill.ledger.Destinations;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds and resumes destinations for a person. */
public final class Doors {
    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

    private final Destinations destinations;
    private final Set<String> served;

    /** @param served the destinations that a route delivers to */
    public Doors(Destinations destinations, Set<String> served) {
        this.destinations = destinations;
        this.served = served;
    }

    DoorStatus turn(String name, byte[] json) {
        DoorRequest request = request(json);
        mustBeServed(name);
        String why = request.why() == null || request.why().isBlank() ? "" : ": " + request.why();
        if (request.door().equals("hold")) {
            destinations.hold(name, Words.plain(request.by() + " holds it" + why));
        } else {
            destinations.resume(name);
        }
        LOG.info("Destination {}: {} by {}{}", name, request.door(), Words.plain(request.by()), Words.plain(why));
        return DoorStatus.of(destinations.find(name));
    }

    /** @throws WrongRequest for a destination that no route delivers to */
    void mustBeServed(String name) {
        if (!served.contains(name)) {
            throw new WrongRequest("The destination must be one that a route delivers to, one of "
                    + new TreeSet<>(served) + ", and is '" + name + "'");
        }
    }

    private static DoorRequest request(byte[] json) {
        try {
            DoorRequest request = Json.parse(json, DoorRequest.class);
            if (Set.of("hold", "resume").contains(String.valueOf(request.door()))
                    && request.by() != null
                    && !request.by().isBlank()) {
                return request;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new WrongRequest(
                "The request must be application/json, {\"door\": hold or resume, \"by\": who says so} and,"
                        + " if wanted, \"why\", and is something else");
    }
}
