package io.waybill.destination;

import io.waybill.chunk.ChunkBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** One chunk as the whole body of a request, streamed from the file, of known length. */
public final class ChunkEntity extends AbstractHttpEntity {
    private final ChunkBody chunk;

    public ChunkEntity(ChunkBody chunk, ContentType type) {
        super(type, null);
        this.chunk = chunk;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        chunk.writeTo(out);
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("A chunk must be written to the connection, and was read");
    }

    @Override
    public long getContentLength() {
        return chunk.getContentLength();
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public void close() {}
}
