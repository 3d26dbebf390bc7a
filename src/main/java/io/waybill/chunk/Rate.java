package io.waybill.chunk;

/** Bytes a second as people write them: {@code 10MiB/s}, {@code 512 KiB/s}; or {@link #UNLIMITED}. */
public final class Rate {
    /** Bytes a second where there is no limit. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** Below it a service would take a connection for dead. */
    private static final long SMALLEST = 1L << 10;

    private static final long LARGEST = 900L << 20;
    private static final String PER_SECOND = "/s";
    private static final String NONE = "none";

    private Rate() {}

    /**
     * @return bytes a second
     * @throws IllegalArgumentException where {@code text} is no such rate, and not {@code none}
     */
    static long parse(String text) {
        if (text.equals(NONE)) {
            return UNLIMITED;
        }
        if (text.matches("0+ ?([KMGT]?i?B)?(/s)?")) {
            throw new IllegalArgumentException("A rate must be above 0, and is '" + text
                    + "': to send nothing, hold the destination (./waybill hold)");
        }
        long rate = text.endsWith(PER_SECOND) ? bytes(text.substring(0, text.length() - PER_SECOND.length())) : 0;
        if (rate == 0) {
            throw new IllegalArgumentException(
                    "A rate must be none, or bytes a second such as 10MiB/s, and is '" + text + "'");
        }
        if (rate < SMALLEST || rate > LARGEST) {
            throw new IllegalArgumentException(
                    "A rate must be " + of(SMALLEST) + " to " + of(LARGEST) + ", or none, and is '" + text + "'");
        }
        return rate;
    }

    private static long bytes(String text) {
        try {
            return ByteSize.parse(text);
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    /** {@code rate} with the largest unit that keeps the number at 1 or more. */
    public static String of(long rate) {
        return rate == UNLIMITED ? NONE : ByteSize.of(rate) + PER_SECOND;
    }
}
