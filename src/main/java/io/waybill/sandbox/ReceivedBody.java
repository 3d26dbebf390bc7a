package io.waybill.sandbox;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, counted: one that breaks off is an error, and it can be stopped amid. */
final class ReceivedBody extends InputStream {
    private final InputStream in;
    private final long expected;
    private long count;
    private long stopAt = Long.MAX_VALUE;

    /** Expects as many bytes as the Content-Length says, or -1 if it says nothing. */
    ReceivedBody(InputStream in, long expected) {
        this.in = in;
        this.expected = expected;
    }

    /** The Content-Length, -1 if there was none. */
    long expected() {
        return expected;
    }

    /** Drops the connection before a byte beyond the given number of bytes is read. */
    void stopAt(long bytes) {
        stopAt = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (count >= stopAt) {
            throw new Dropped("stopped amid the body after " + count + " bytes");
        }
        int read = in.read(bytes, offset, (int) Math.min(length, stopAt - count));
        if (read > 0) {
            count += read;
        } else if (read < 0 && count < expected) {
            throw new EOFException("the body must have " + expected + " bytes, it broke off after " + count);
        }
        return read;
    }
}
