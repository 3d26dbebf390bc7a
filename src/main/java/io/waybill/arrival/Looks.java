package io.waybill.arrival;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What earlier looks at a source have seen: for how long a file is as it is, and which ones could not be taken. What is
 * not seen again is forgotten.
 */
final class Looks {
    private static final long FIRST_DELAY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LARGEST_DELAY_NANOS = TimeUnit.MINUTES.toNanos(15);

    private record Seen(Sight file, long since) {}

    private record Failed(Sight file, String why, long delay, long until) {}

    private final LongSupplier nanos;
    private final Map<String, Failed> failed = new HashMap<>();
    private final Set<String> met = new HashSet<>();
    private Map<String, Seen> before = new HashMap<>();
    private Map<String, Seen> now = new HashMap<>();

    Looks(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Another look begins. */
    void begin() {
        before = now;
        now = new HashMap<>();
        failed.keySet().retainAll(met);
        met.clear();
    }

    /** Remembers {@code file}; for how many milliseconds it is known to be as it is. */
    long unchangedMillis(Sight file) {
        Seen last = before.get(file.path());
        long at = nanos.getAsLong();
        Seen seen = last != null && last.file().isSame(file) ? last : new Seen(file, at);
        now.put(file.path(), seen);
        return Math.max(file.quietMillis(), TimeUnit.NANOSECONDS.toMillis(at - seen.since()));
    }

    /** Why {@code file} could not be taken and is not tried yet; null if it may be tried. */
    String waitsBecause(Sight file) {
        Failed last = failed.get(file.path());
        if (last != null) {
            met.add(file.path());
        }
        return last != null && last.file().isSame(file) && nanos.getAsLong() < last.until() ? last.why() : null;
    }

    /** {@code file} could not be taken. True if that is new, or for a new reason. */
    boolean failed(Sight file, String why) {
        Failed last = failed.get(file.path());
        met.add(file.path());
        boolean known = last != null && last.file().isSame(file);
        long delay = known ? Math.min(2 * last.delay(), LARGEST_DELAY_NANOS) : FIRST_DELAY_NANOS;
        failed.put(file.path(), new Failed(file, why, delay, nanos.getAsLong() + delay));
        return !known || !why.equals(last.why());
    }

    void taken(Sight file) {
        failed.remove(file.path());
        now.remove(file.path());
    }

    /** {@code file} is left where it is. True if that is new, or for a new reason. */
    boolean left(Sight file, String why) {
        Failed last = failed.get(file.path());
        met.add(file.path());
        boolean known = last != null && last.file().isSame(file) && why.equals(last.why());
        if (!known) {
            failed.put(file.path(), new Failed(file, why, 0, 0));
        }
        return !known;
    }
}
