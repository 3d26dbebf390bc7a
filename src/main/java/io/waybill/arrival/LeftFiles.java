package io.waybill.arrival;

import io.waybill.ledger.Arrivals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of one source that were taken and left where they are. The ledger remembers them, and is told once a day which
 * are still there, so that it may forget the others one day.
 */
final class LeftFiles {
    private static final int REMEMBERED = 200_000;
    private static final int TOLD_AT_ONCE = 500;
    private static final Duration NEWS = Duration.ofDays(1);

    private final Arrivals arrivals;
    private final String source;
    private final Clock clock;
    private final Set<String> known = new HashSet<>();
    private final List<String> still = new ArrayList<>();
    private Instant asked = Instant.EPOCH;

    /** @param source its name in the ledger */
    LeftFiles(Arrivals arrivals, String source, Clock clock) {
        this.arrivals = arrivals;
        this.source = source;
        this.clock = clock;
    }

    /** Another look begins. */
    void begin() {
        still.clear();
        if (asked.plus(NEWS).isBefore(clock.instant())) {
            asked = clock.instant();
            known.clear();
        }
    }

    /** True if the file of this id was taken; it is seen now. */
    boolean has(String id) {
        if (known.contains(id)) {
            return true;
        }
        Optional<Instant> seen = arrivals.lastSeen(id);
        if (seen.isPresent() && known.size() < REMEMBERED) {
            known.add(id);
        }
        if (seen.filter(at -> at.plus(NEWS).isBefore(clock.instant())).isPresent()) {
            still.add(id);
            if (still.size() == TOLD_AT_ONCE) {
                tell();
            }
        }
        return seen.isPresent();
    }

    void add(String id) {
        arrivals.taken(source, id);
    }

    /** Tells the ledger what was seen again in this look. */
    void tell() {
        if (!still.isEmpty()) {
            arrivals.seen(source, still);
            still.clear();
        }
    }
}
