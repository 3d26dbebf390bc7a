package io.waybill.destination;

/**
 * How fast a file goes to its destination.
 *
 * @param bytesPerSecond over the last seconds
 * @param secondsLeft until its last byte is written, at that speed; -1 where none was written of late
 * @param limit what most of the time goes by with
 */
public record Speed(long bytesPerSecond, long secondsLeft, Limit limit) {
    /** What a delivery waits for. */
    public enum Limit {
        /** The reading of the file. */
        DISK,
        /** The writing of its bytes to the connection. */
        LINE,
        /** The answers to what was written. */
        ANSWERS,
        /** The bandwidth that the destination is limited to. */
        BANDWIDTH
    }
}
