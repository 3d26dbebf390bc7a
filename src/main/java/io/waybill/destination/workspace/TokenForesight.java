package io.waybill.destination.workspace;

import io.waybill.destination.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** Foresees that a file will take longer than its upload token is good, and says so, once for each end of a token. */
final class TokenForesight {
    private final Map<Delivery, Instant> said = Collections.synchronizedMap(new WeakHashMap<>());

    void look(Delivery delivery, UploadToken token) {
        token.ends().ifPresent(end -> delivery.left().ifPresent(left -> look(delivery, left, end)));
    }

    private void look(Delivery delivery, Duration left, Instant end) {
        Instant done = Instant.now().plus(left).truncatedTo(ChronoUnit.SECONDS);
        if (done.isAfter(end) && !end.equals(said.put(delivery, end))) {
            delivery.warn("at the speed so far it will have arrived at " + done
                    + ", and the upload token is good until "
                    + end + ". Get a new one before: in the workspace, Manage upload tokens. Else it is held then, and"
                    + " goes on at the next block with a new one");
        }
    }
}
