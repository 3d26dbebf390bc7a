package io.waybill.chunk;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Cuts what is left of a file into chunks of one size, of which several may be in flight. No chunk begins further than
 * the window's length behind the first that is not acknowledged, so that a crash costs what is in flight and no more.
 * Used by the thread that hands the chunks out and by those that send them.
 */
public final class ChunkWindow implements Iterator<Chunk> {
    private final long size;
    private final long chunkSize;
    private final int inFlight;
    private final LongSupplier fit;
    private final TreeMap<Long, Long> arrivedAhead = new TreeMap<>();
    private long arrived;
    private long acknowledged;
    private long next;
    private boolean over;

    /**
     * @param offset where to begin, bytes
     * @param size of the file, bytes
     * @param chunkSize of each chunk but the last, bytes
     * @param inFlight how many chunks at the most
     * @param fit how many bytes are to be in flight at present, though never less than a chunk
     */
    public ChunkWindow(long offset, long size, long chunkSize, int inFlight, LongSupplier fit) {
        if (offset < 0 || offset > size || chunkSize < 1 || inFlight < 1) {
            throw new IllegalArgumentException("Chunks must begin within the file and have a size and a number above 0,"
                    + " and were " + inFlight + " of " + chunkSize + " at " + offset + " of " + size);
        }
        this.arrived = offset;
        this.acknowledged = offset;
        this.next = offset;
        this.size = size;
        this.chunkSize = chunkSize;
        this.inFlight = inFlight;
        this.fit = fit;
        Math.multiplyExact(chunkSize, (long) inFlight);
    }

    @Override
    public synchronized boolean hasNext() {
        return !over && next < size;
    }

    private long length() {
        return chunkSize * Math.max(1, Math.min(inFlight, fit.getAsLong() / chunkSize));
    }

    /** The next chunk, when there is room for it. */
    @Override
    public synchronized Chunk next() {
        while (!over && next < size && next - acknowledged >= length()) {
            await();
        }
        if (over || next >= size) {
            throw new NoSuchElementException("No chunk must be sent any more, after " + next + " of " + size);
        }
        Chunk chunk = new Chunk(next, Math.min(chunkSize, size - next));
        next = chunk.end();
        return chunk;
    }

    /**
     * The chunk has arrived. Returns up to where all chunks have, bytes from the start of the file; that is to be written
     * down before it is acknowledged here, so that what a crash forgets is never more than the window.
     */
    public synchronized long arrived(Chunk chunk) {
        arrivedAhead.put(chunk.offset(), chunk.end());
        while (!arrivedAhead.isEmpty() && arrivedAhead.firstKey() == arrived) {
            arrived = arrivedAhead.pollFirstEntry().getValue();
        }
        return arrived;
    }

    /** There is room for what follows. */
    public synchronized void acknowledge(long offset) {
        acknowledged = Math.max(acknowledged, offset);
        notifyAll();
    }

    /** No chunk is handed out any more: one has failed. */
    public synchronized void end() {
        over = true;
        notifyAll();
    }

    /** Up to where all is acknowledged, bytes from the start of the file. */
    public synchronized long acknowledged() {
        return acknowledged;
    }

    /** Up to where chunks were handed out, bytes from the start of the file. */
    public synchronized long handedOut() {
        return next;
    }

    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            over = true;
        }
    }
}
