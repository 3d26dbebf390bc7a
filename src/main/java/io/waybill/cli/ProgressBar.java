package io.waybill.cli;

import io.waybill.chunk.ByteSize;
import io.waybill.console.Words;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How far a number of bytes has come, how fast it goes, and how long it will take. */
public final class ProgressBar {
    private static final int CELLS = 24;
    private static final long WINDOW_MILLIS = 10_000;

    private final long total;
    private final Deque<Point> points = new ArrayDeque<>();

    private record Point(long millis, long done) {}

    public ProgressBar(long total) {
        this.total = total;
    }

    /** The bytes done at a time, in milliseconds of any clock. Going back begins the measuring of the rate anew. */
    public void at(long millis, long done) {
        if (!points.isEmpty() && done < points.getLast().done()) {
            points.clear();
        }
        points.addLast(new Point(millis, done));
        while (points.size() > 2 && points.getFirst().millis() < millis - WINDOW_MILLIS) {
            points.removeFirst();
        }
    }

    /** {@code [######------] 50 %  100 MiB of 200 MiB  85.1 MiB/s  2 s left}. */
    public String bar() {
        int cells = (int) (CELLS * share());
        return "[" + "#".repeat(cells) + "-".repeat(CELLS - cells) + "] " + text();
    }

    /** The bar's words without the bar. */
    public String text() {
        long rate = rate();
        return String.format("%3d %%  %s of %s", (int) (100 * share()), ByteSize.of(done()), ByteSize.of(total))
                + (rate == 0 ? "" : "  " + ByteSize.of(rate) + "/s")
                + (rate == 0 || done() == total
                        ? ""
                        : "  " + Words.span(Duration.ofSeconds((total - done()) / rate + 1)) + " left");
    }

    private long done() {
        return points.isEmpty() ? 0 : Math.min(total, points.getLast().done());
    }

    private double share() {
        return total == 0 ? 1 : done() / (double) total;
    }

    private long rate() {
        if (points.size() < 2) {
            return 0;
        }
        long millis = points.getLast().millis() - points.getFirst().millis();
        return millis < 1 ? 0 : (points.getLast().done() - points.getFirst().done()) * 1_000 / millis;
    }
}
