package io.waybill.queue;

import java.util.function.DoubleSupplier;

/**
 * How long a waybill waits before its next attempt, in milliseconds: doubling from the first delay to the largest, with
 * up to a fifth of jitter on top, and never less than the service asked for.
 */
public record RetryDelay(long first, long largest, DoubleSupplier random) {
    private static final double JITTER = 0.2;
    private static final int FAR = 40;

    public RetryDelay {
        if (first < 1 || largest < first) {
            throw new IllegalArgumentException("Retry delays must be above 0 and rise from the first to the largest,"
                    + " and were " + first + " ms and " + largest + " ms");
        }
    }

    /**
     * @param attempt 1 for the first failure
     * @param asked what the service asked for, milliseconds; 0 for nothing
     */
    public long after(int attempt, long asked) {
        double doubled = first * Math.pow(2, Math.min(FAR, Math.max(0, attempt - 1)));
        long delay = (long) (Math.min(doubled, largest) * (1 + JITTER * random.getAsDouble()));
        return Math.max(delay, asked);
    }
}
