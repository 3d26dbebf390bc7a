package io.waybill.chunk;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongSupplier;

/**
 * Cuts what is left of a file into chunks, one at a time: the size of a chunk is asked for when it is cut. Never
 * rewinds.
 */
public final class Chunker implements Iterator<Chunk> {
    private final long size;
    private final LongSupplier chunkSize;
    private long offset;

    /**
     * @param offset where to begin, bytes
     * @param size of the file, bytes
     * @param chunkSize the length of the next chunk, bytes
     */
    public Chunker(long offset, long size, LongSupplier chunkSize) {
        this.offset = offset;
        this.size = size;
        this.chunkSize = chunkSize;
    }

    @Override
    public boolean hasNext() {
        return offset < size;
    }

    @Override
    public Chunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The file is cut up to its end, " + size);
        }
        Chunk chunk = new Chunk(offset, Math.min(chunkSize.getAsLong(), size - offset));
        offset = chunk.end();
        return chunk;
    }
}
