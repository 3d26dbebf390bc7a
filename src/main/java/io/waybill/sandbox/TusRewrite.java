package io.waybill.sandbox;

import java.io.IOException;
import java.util.UUID;

/**
 * The small tus server of databank-2, which checks little.
 *
 * <p>Source: the protocol page of Data Bank, section 7, its last paragraphs.
 */
final class TusRewrite {
    private static final String LARGEST = "53687091200";

    private final TusUploads uploads;

    TusRewrite(TusUploads uploads) {
        this.uploads = uploads;
    }

    /** Does the work and words the answer; a patch keeps at most so many bytes. */
    Reply answer(TusRequest request, Spool spool, long atMost) throws IOException {
        Reply reply = route(request, spool, atMost).header("Tus-Resumable", "1.0.0");
        return request.isHead() ? new Reply(reply.status(), "", reply.type(), reply.headers()) : reply;
    }

    private Reply route(TusRequest request, Spool spool, long atMost) throws IOException {
        return switch (request.method()) {
            case "OPTIONS" ->
                Reply.empty(204)
                        .header("Tus-Version", "1.0.0")
                        .header("Tus-Extension", "creation")
                        .header("Tus-Max-Size", LARGEST);
            case "POST" -> request.id().isEmpty() ? create(request) : Reply.noSuchPage();
            case "HEAD", "PATCH" ->
                uploads.work(request.id(), upload -> work(upload, request, spool, atMost))
                        .orElseGet(() -> Reply.raw(404, "Not Found"));
            default -> Reply.noSuchPage();
        };
    }

    private Reply create(TusRequest request) throws IOException {
        if (request.header("Upload-Length").isEmpty()) {
            return Reply.raw(400, "Upload-Length is required");
        }
        long length = RubyText.toNumber(request.header("Upload-Length")).longValue();
        TusUpload upload = uploads.create(UUID.randomUUID().toString(), length, request.header("Upload-Metadata"));
        return Reply.empty(201)
                .header("Location", request.location(upload.id()))
                .header("Upload-Offset", "0");
    }

    private static Reply work(TusUpload upload, TusRequest request, Spool spool, long atMost) throws IOException {
        return request.isHead()
                ? state(200, upload)
                        .header("Upload-Length", Long.toString(upload.length()))
                        .header("Cache-Control", "no-store")
                : patch(upload, request, spool, atMost);
    }

    private static Reply patch(TusUpload upload, TusRequest request, Spool spool, long atMost) throws IOException {
        String offset = request.header("Upload-Offset");
        if (offset.isEmpty()) {
            return Reply.raw(400, "Upload-Offset is required");
        }
        if (RubyText.toNumber(offset).longValue() != upload.offset()) {
            return Reply.raw(409, "Upload offset mismatch");
        }
        upload.append(spool, Math.min(spool.size(), atMost));
        return atMost < spool.size() ? Reply.brokenPage() : state(204, upload);
    }

    private static Reply state(int status, TusUpload upload) {
        return Reply.empty(status).header("Upload-Offset", Long.toString(upload.offset()));
    }
}
