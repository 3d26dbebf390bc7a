package io.waybill.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.fileupload.MultipartStream;

/** A multipart body on its way into a form: text parts as UTF-8, its file into the spool, in any order. */
final class MultipartRequest {
    private static final int BUFFER = 64 * 1024;

    private final Form form;
    private final FormReader.ChunkAhead chunkAhead;

    MultipartRequest(Form form, FormReader.ChunkAhead chunkAhead) {
        this.form = form;
        this.chunkAhead = chunkAhead;
    }

    void read(InputStream body, String boundary) throws IOException {
        InputStream input = form.spool().discards() ? new ChunkCut(body, boundary, form.spool()::count) : body;
        MultipartStream parts =
                new MultipartStream(input, boundary.getBytes(StandardCharsets.ISO_8859_1), BUFFER, null);
        parts.setHeaderEncoding("UTF-8");
        parts.setPartHeaderSizeMax(BUFFER);
        for (boolean more = parts.skipPreamble(); more; more = parts.readBoundary()) {
            readPart(PartHead.of(parts.readHeaders()), parts);
        }
        input.transferTo(OutputStream.nullOutputStream());
    }

    private void readPart(PartHead head, MultipartStream parts) throws IOException {
        if (head.isPayload()) {
            form.begin(head);
            chunkAhead.chunkAhead();
            parts.readBodyData(form.spool());
        } else if (head.isFile()) {
            parts.discardBodyData();
        } else {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            parts.readBodyData(text);
            form.put(head.name(), text.toString(StandardCharsets.UTF_8));
        }
    }
}
