package io.waybill.destination;

import io.waybill.destination.Speed.Limit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How the time of a delivery goes by, over the last ten seconds. Used by many threads. */
final class Pace {
    private static final long SPAN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private record Mark(long at, long bytes, long disk, long line, long waited) {}

    private final LongSupplier nanos;
    private final int atOnce;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private long bytes;
    private long disk;
    private long line;
    private long waited;
    /** Since when each thread writes that does. */
    private final Map<Thread, Long> writing = new HashMap<>();

    /**
     * @param nanos what time it is
     * @param atOnce how many threads may send at the same time
     */
    Pace(LongSupplier nanos, int atOnce) {
        this.nanos = nanos;
        this.atOnce = atOnce;
        mark();
    }

    /** So long nothing was written because of the destination's bandwidth. */
    synchronized void waited(long nanos) {
        waited += nanos;
    }

    /** Bytes are about to be written. */
    synchronized void writes() {
        writing.put(Thread.currentThread(), nanos.getAsLong());
    }

    /** So many bytes were read in {@code diskNanos} and written in {@code lineNanos}. */
    synchronized void wrote(int bytes, long diskNanos, long lineNanos) {
        writing.remove(Thread.currentThread());
        this.bytes += bytes;
        disk += diskNanos;
        line += lineNanos;
        if (nanos.getAsLong() - marks.getLast().at() >= TICK_NANOS) {
            mark();
        }
    }

    /**
     * Empty while there is too little to tell by.
     *
     * @param left how many bytes are still to be written
     */
    synchronized Optional<Speed> speed(long left) {
        long now = nanos.getAsLong();
        while (marks.size() > 1 && now - marks.getFirst().at() > SPAN_NANOS) {
            marks.removeFirst();
        }
        Mark first = marks.getFirst();
        long span = now - first.at();
        if (span < TICK_NANOS || bytes == 0 && writing.isEmpty()) {
            return Optional.empty();
        }
        double seconds = (double) span / TimeUnit.SECONDS.toNanos(1);
        double speed = (bytes - first.bytes()) / seconds;
        return Optional.of(new Speed(Math.round(speed), speed == 0 ? -1 : Math.round(left / speed), limit(first, now)));
    }

    private Limit limit(Mark first, long now) {
        if (2 * (waited - first.waited()) >= now - first.at()) {
            return Limit.BANDWIDTH;
        }
        long ofDisk = disk - first.disk();
        long ofLine = line
                - first.line()
                + writing.values().stream().mapToLong(since -> now - since).sum();
        long ofAnswers = (now - first.at()) * atOnce - ofDisk - ofLine;
        if (ofAnswers >= Math.max(ofDisk, ofLine)) {
            return Limit.ANSWERS;
        }
        return ofLine >= ofDisk ? Limit.LINE : Limit.DISK;
    }

    private void mark() {
        marks.addLast(new Mark(nanos.getAsLong(), bytes, disk, line, waited));
        if (marks.size() > 2 * TimeUnit.NANOSECONDS.toSeconds(SPAN_NANOS)) {
            marks.removeFirst();
        }
    }
}
