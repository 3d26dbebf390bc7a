package io.waybill.sandbox;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The tus server of 2018 to today, in its exact statuses and words, with either of its back ends.
 *
 * <p>Source: the protocol page of Data Bank, section 7. Concatenation is announced, as there, and not played.
 */
final class TusToday {
    static final long LARGEST = 1L << 41;
    private static final String EXTENSIONS =
            "creation,creation-defer-length,termination,expiration,concatenation,checksum";
    private static final String VERSION = "1.0.0";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final TusUploads uploads;
    private final TusRules rules = new TusRules(LARGEST);
    private final Settings settings;

    TusToday(TusUploads uploads, Settings settings) {
        this.uploads = uploads;
        this.settings = settings;
    }

    /** Does the work and words the answer; a patch keeps at most so many bytes. */
    Reply answer(TusRequest request, Spool spool, long atMost) throws IOException {
        Reply reply = route(request, spool, atMost).header("Tus-Resumable", VERSION);
        return request.isHead() ? new Reply(reply.status(), "", reply.type(), reply.headers()) : reply;
    }

    private Reply route(TusRequest request, Spool spool, long atMost) throws IOException {
        boolean needsVersion = !request.method().matches("OPTIONS|GET");
        if (needsVersion && !request.header("Tus-Resumable").equals(VERSION)) {
            return TusRules.refusal(412, "Unsupported version").header("Tus-Version", VERSION);
        }
        if (request.method().equals("OPTIONS")) {
            return options();
        }
        if (request.id().isEmpty()) {
            return request.method().equals("POST") ? create(request) : Reply.empty(405);
        }
        return uploads.work(request.id(), upload -> work(upload, request, spool, atMost))
                .orElseGet(() -> TusRules.refusal(404, "Upload Not Found"));
    }

    private Reply work(TusUpload upload, TusRequest request, Spool spool, long atMost) throws IOException {
        return switch (request.method()) {
            case "HEAD" -> state(204, upload).header("Cache-Control", "no-store");
            case "PATCH" -> patch(upload, request, spool, atMost);
            case "GET" ->
                upload.isComplete()
                        ? Reply.bytes(upload.file())
                        : TusRules.refusal(403, "Cannot download unfinished upload");
            case "DELETE" -> {
                uploads.remove(upload.id());
                yield Reply.empty(204);
            }
            default -> Reply.empty(405);
        };
    }

    private static Reply options() {
        return Reply.empty(204)
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", EXTENSIONS)
                .header("Tus-Max-Size", Long.toString(LARGEST))
                .header("Tus-Checksum-Algorithm", TusChecksum.ALGORITHMS);
    }

    private Reply create(TusRequest request) throws IOException {
        Optional<Reply> refusal = rules.refuseCreate(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String id = UUID.randomUUID().toString().replace("-", "");
        long length = TusRules.isDeferred(request) ? TusUpload.DEFERRED : request.number("Upload-Length");
        TusUpload upload = uploads.create(id, length, request.header("Upload-Metadata"));
        return state(201, upload).header("Location", request.location(id));
    }

    private Reply patch(TusUpload upload, TusRequest request, Spool spool, long atMost) throws IOException {
        Optional<Reply> refusal = rules.refusePatch(upload, request, spool);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        long kept = kept(upload, spool.size());
        upload.append(spool, Math.min(kept, atMost));
        return atMost < kept ? TusRules.refusal(500, "No space left on device @ io_write") : state(204, upload);
    }

    /** A disk keeps all; S3 keeps whole parts, and the last one if it reaches the end. */
    private long kept(TusUpload upload, long size) {
        long part = settings.partSize;
        boolean all = part == 0 || upload.offset() + size == upload.length();
        return all ? size : size - size % part;
    }

    private static Reply state(int status, TusUpload upload) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Upload-Offset", Long.toString(upload.offset()));
        headers.put("Upload-Expires", DATE.format(upload.expires()));
        if (upload.isDeferred()) {
            headers.put("Upload-Defer-Length", "1");
        } else {
            headers.put("Upload-Length", Long.toString(upload.length()));
        }
        if (!upload.metadata().isEmpty()) {
            headers.put("Upload-Metadata", upload.metadata());
        }
        return new Reply(status, "", "text/plain", headers);
    }
}
