package io.waybill.chunk;

/**
 * The size of a destination's next chunk, in bytes. It doubles while that makes the transfer faster, and is halved when
 * a chunk did not get through. One round trip is lost per chunk, so that larger chunks fill a long line better.
 */
public final class ChunkSize {
    private static final double WORTH_IT = 1.05;

    private final long smallest;
    private long ceiling;
    private long current;
    private double bestRate;

    /**
     * @param first to begin with
     * @param smallest never below
     * @param largest never above
     */
    public ChunkSize(long first, long smallest, long largest) {
        if (smallest < 1 || smallest > first || first > largest) {
            throw new IllegalArgumentException(
                    "Chunk sizes must be above 0 and rise from the smallest over the first to the largest,"
                            + " and were " + smallest + ", " + first + ", " + largest);
        }
        this.smallest = smallest;
        this.ceiling = largest;
        this.current = first;
    }

    public synchronized long bytes() {
        return current;
    }

    /** Never below it. */
    public long smallest() {
        return smallest;
    }

    /** A chunk of {@code bytes} was acknowledged after {@code nanos}. True if the next ones will be larger. */
    public synchronized boolean acknowledged(long bytes, long nanos) {
        double rate = bytes / (double) Math.max(1, nanos);
        if (bytes < current || rate < bestRate * WORTH_IT) {
            return false;
        }
        bestRate = rate;
        long before = current;
        current = Math.min(ceiling, current * 2);
        return current > before;
    }

    /**
     * A chunk did not get through: the next ones are half as large, and do not grow again. False if they cannot be.
     *
     * @param bytes what the chunk had, if that was too much; any larger number if that is not known
     */
    public synchronized boolean halve(long bytes) {
        if (current == smallest) {
            return false;
        }
        current = Math.max(smallest, Math.min(current, bytes) / 2);
        ceiling = current;
        return true;
    }
}
