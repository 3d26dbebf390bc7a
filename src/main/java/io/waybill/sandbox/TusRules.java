package io.waybill.sandbox;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What today's tus server refuses, in the order in which it looks.
 *
 * <p>Source: the protocol page of Data Bank, section 7.
 */
final class TusRules {
    private static final String PATCH_TYPE = "application/offset+octet-stream";
    private static final String PAIR = "[\\x21-\\x7f&&[^,]]+ [A-Za-z0-9+/=]*|[\\x21-\\x7f&&[^,]]+";

    private final long largest;

    TusRules(long largest) {
        this.largest = largest;
    }

    static Reply refusal(int status, String text) {
        return new Reply(status, text, "text/plain", Map.of());
    }

    static boolean isDeferred(TusRequest request) {
        return request.header("Upload-Defer-Length").equals("1");
    }

    Optional<Reply> refuseCreate(TusRequest request) {
        Optional<Reply> length = isDeferred(request) ? Optional.empty() : refuseLength(request);
        String metadata = request.header("Upload-Metadata");
        boolean readable = metadata.isEmpty() || Stream.of(metadata.split(",")).allMatch(pair -> pair.matches(PAIR));
        return length.isPresent() || readable ? length : bad("Invalid Upload-Metadata header");
    }

    /** Looks at a patch; the length of an upload that was deferred is taken from it, if it tells one. */
    Optional<Reply> refusePatch(TusUpload upload, TusRequest request, Spool spool) throws IOException {
        if (upload.isDeferred() && request.has("Upload-Length")) {
            Optional<Reply> length = refuseLength(request);
            if (length.isPresent()) {
                return length;
            }
            upload.length(request.number("Upload-Length"));
        }
        if (!request.header("Content-Type").equals(PATCH_TYPE)) {
            return Optional.of(refusal(415, "Invalid Content-Type header"));
        }
        Optional<Reply> refusal = refuseOffset(upload, request).or(() -> refuseSize(upload, spool.size()));
        return refusal.isPresent() ? refusal : refuseChecksum(request, spool);
    }

    private Optional<Reply> refuseLength(TusRequest request) {
        String length = request.header("Upload-Length");
        if (length.isEmpty()) {
            return bad("Missing Upload-Length header");
        }
        if (!length.matches("\\d+")) {
            return bad("Invalid Upload-Length header");
        }
        boolean tooLarge = request.number("Upload-Length") < 0 || request.number("Upload-Length") > largest;
        return tooLarge ? Optional.of(refusal(413, "Upload-Length header too large")) : Optional.empty();
    }

    private static Optional<Reply> refuseOffset(TusUpload upload, TusRequest request) {
        String offset = request.header("Upload-Offset");
        if (offset.isEmpty()) {
            return bad("Missing Upload-Offset header");
        }
        if (!offset.matches("\\d+")) {
            return bad("Invalid Upload-Offset header");
        }
        return request.number("Upload-Offset") == upload.offset()
                ? Optional.empty()
                : Optional.of(refusal(409, "Upload-Offset header doesn't match current offset"));
    }

    private Optional<Reply> refuseSize(TusUpload upload, long size) {
        if (upload.isComplete()) {
            return Optional.of(refusal(403, "Cannot modify completed upload"));
        }
        String limit = upload.isDeferred() ? "Tus-Max-Size" : "Upload-Length";
        return size > (upload.isDeferred() ? largest : upload.length()) - upload.offset()
                ? Optional.of(refusal(413, "Size of this chunk surpasses " + limit))
                : Optional.empty();
    }

    private static Optional<Reply> refuseChecksum(TusRequest request, Spool spool) throws IOException {
        if (!request.has("Upload-Checksum")) {
            return Optional.empty();
        }
        TusChecksum checksum = TusChecksum.of(request.header("Upload-Checksum"));
        if (!checksum.isKnown()) {
            return bad("Invalid Upload-Checksum header");
        }
        return checksum.fits(spool)
                ? Optional.empty()
                : Optional.of(refusal(460, "Upload-Checksum value doesn't match generated checksum"));
    }

    private static Optional<Reply> bad(String text) {
        return Optional.of(refusal(400, text));
    }
}
