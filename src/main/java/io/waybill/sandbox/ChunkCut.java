package io.waybill.sandbox;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * A multipart body with the bytes of its file, bytechunk or binary, cut out unseen.
 *
 * <p>Only the head (up to the first byte of the file) and the tail (in which the delimiter after its last byte is looked
 * for) are examined; what lies between is drained and counted. So a benchmark measures the client, not this server.
 */
final class ChunkCut extends InputStream {
    private static final int EDGE = 16 * 1024;
    private static final int WINDOW = 256 * 1024;

    private final InputStream body;
    private final String delimiter;
    private final LongConsumer cut;
    private final byte[] head;
    private final int chunkStart;
    private InputStream current;
    private boolean headOnly = true;

    ChunkCut(InputStream body, String boundary, LongConsumer cut) throws IOException {
        this.body = body;
        this.delimiter = "\r\n--" + boundary;
        this.cut = cut;
        this.head = body.readNBytes(EDGE);
        this.chunkStart = chunkStart("--" + boundary);
        this.current = new ByteArrayInputStream(head, 0, chunkStart < 0 ? head.length : chunkStart);
    }

    private int chunkStart(String boundary) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf(boundary); at >= 0; ) {
            int end = text.indexOf("\r\n\r\n", at);
            if (end < 0) {
                return -1;
            }
            if (PartHead.of(text.substring(at, end)).isPayload()) {
                return end + 4;
            }
            at = text.indexOf("\r\n" + boundary, end + 4);
        }
        return -1;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = current.read(bytes, offset, length);
        if (read < 0 && headOnly) {
            headOnly = false;
            current = chunkStart < 0 ? body : tail();
            read = current.read(bytes, offset, length);
        }
        return read;
    }

    private InputStream tail() throws IOException {
        byte[] window = new byte[WINDOW];
        int held = head.length - chunkStart;
        System.arraycopy(head, chunkStart, window, 0, held);
        for (int read; (read = body.readNBytes(window, held, WINDOW - held)) > 0; ) {
            held += read;
            if (held == WINDOW) {
                cut.accept(WINDOW - EDGE);
                System.arraycopy(window, WINDOW - EDGE, window, 0, EDGE);
                held = EDGE;
            }
        }
        int end = new String(window, 0, held, StandardCharsets.ISO_8859_1).indexOf(delimiter);
        if (end < 0) {
            throw new EOFException("a delimiter must follow the file, none is in the last " + held + " bytes");
        }
        cut.accept(end);
        return new ByteArrayInputStream(window, end, held - end);
    }
}
