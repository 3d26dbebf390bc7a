package io.waybill.chunk;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongSupplier;

/**
 * Cuts what is left of a file into chunks, one at a time: a chunk's size is asked for when it is cut, and the next one is
 * cut only when the last was acknowledged. Never rewinds.
 */
public final class Chunker implements Iterator<Chunk> {
    private final long size;
    private final LongSupplier chunkSize;
    private long acknowledged;
    private long nextEnd;
    private Chunk inFlight;
    private boolean lookedAhead;

    /**
     * @param offset where to begin, bytes
     * @param size of the file, bytes
     * @param chunkSize the length of the next chunk, bytes
     */
    public Chunker(long offset, long size, LongSupplier chunkSize) {
        this.acknowledged = offset;
        this.size = size;
        this.chunkSize = chunkSize;
    }

    /**
     * While a chunk is in flight this can be asked once, whether another will follow. Asked again, the attempt has
     * failed, and nothing follows: Camel 4.18's splitter runs through all that is left when a step has failed
     * (MulticastProcessor.doDone), which for a large file would be every chunk up to its end.
     */
    @Override
    public boolean hasNext() {
        if (inFlight == null) {
            return acknowledged < size;
        }
        boolean follows = !lookedAhead && inFlight.end() < size;
        lookedAhead = true;
        return follows;
    }

    @Override
    public Chunk next() {
        if (inFlight != null || acknowledged >= size) {
            throw new NoSuchElementException("A chunk must follow an acknowledged one and begin before " + size
                    + ", and " + inFlight + " is in flight after " + acknowledged);
        }
        inFlight = new Chunk(acknowledged, endAfter(acknowledged) - acknowledged);
        lookedAhead = false;
        return inFlight;
    }

    /**
     * The chunk in flight has arrived, up to {@code offset}. The last one must arrive to its end, since nobody asks for
     * another after it.
     */
    public void acknowledge(long offset) {
        boolean last = inFlight.end() == size;
        if (offset <= inFlight.offset() || offset > inFlight.end() || last && offset < size) {
            throw new IllegalArgumentException("Of " + inFlight + (last ? " all" : " something")
                    + " must have arrived, and " + offset + " was told");
        }
        acknowledged = offset;
        nextEnd = 0;
        inFlight = null;
    }

    /** True if a chunk was handed out and not acknowledged. */
    public boolean isInFlight() {
        return inFlight != null;
    }

    /** The length of the chunk that was handed out and not acknowledged, bytes. */
    public long inFlight() {
        return inFlight.length();
    }

    /** Up to where all is acknowledged, bytes from the start of the file. */
    public long acknowledged() {
        return acknowledged;
    }

    /** Where the chunk that begins at {@code offset} will end. Of the next one that stays so, once it is asked. */
    public long endAfter(long offset) {
        long end = offset == acknowledged && nextEnd > 0
                ? nextEnd
                : offset + Math.min(chunkSize.getAsLong(), size - offset);
        nextEnd = offset == acknowledged ? end : nextEnd;
        return end;
    }
}
