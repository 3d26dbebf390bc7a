package io.waybill.chunk;

/** A byte range of a file. Holds no bytes. {@code offset} counts from the start of the file. */
public record Chunk(long offset, long length) {
    public Chunk {
        if (offset < 0 || length < 1) {
            throw new IllegalArgumentException(
                    "A chunk must have an offset of 0 or more and at least one byte, and was " + offset + "+" + length);
        }
    }

    /** The offset of the first byte behind it. */
    public long end() {
        return offset + length;
    }
}
