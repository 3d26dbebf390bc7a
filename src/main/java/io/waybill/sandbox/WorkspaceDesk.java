package io.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything behind the workspace stand-in's wire: the signatures that it gave out and what they allow, and the blobs.
 *
 * <p>Source: the protocol page of the workspace, "Azure Blob facts".
 */
final class WorkspaceDesk implements Desk<WorkspaceVisit> {
    private static final Pattern BLOCK = Pattern.compile("<(?:Latest|Uncommitted|Committed)>([^<]*)</");
    private static final String XML = "application/xml";
    private static final String ERROR = "x-ms-error-code";

    private final WorkspaceBlobs blobs;
    private final Path spool;
    private final Map<String, Sas> signatures = new ConcurrentHashMap<>();
    private final AtomicInteger compared = new AtomicInteger();
    volatile boolean discard;

    WorkspaceDesk(WorkspaceBlobs blobs, Path folder) throws IOException {
        this.blobs = blobs;
        this.spool = Files.createDirectories(folder.resolve("spool"));
    }

    void give(Sas sas) {
        signatures.put(sas.signature(), sas);
    }

    void revoke(String signature) {
        signatures.remove(signature);
    }

    @Override
    public WorkspaceVisit visit(HttpExchange exchange, long number) {
        return new WorkspaceVisit(exchange, number, new Spool(spool.resolve(Long.toString(number)), discard));
    }

    @Override
    public Reply answer(WorkspaceVisit visit, boolean readable, long atMost) throws IOException {
        if (!readable) {
            return error(400, "InvalidInput");
        }
        Sas sas = signatures.get(visit.parameter("sig"));
        if (sas == null
                || !sas.isGoodAt(Instant.now())
                || !visit.parameter("sp").equals(sas.permissions())) {
            return error(403, "AuthenticationFailed");
        }
        return switch (visit.phase()) {
            case "put" -> put(visit, sas);
            case "block" -> block(visit, sas);
            case "list" -> list(visit, sas);
            default -> sas.allows('r') ? read(visit) : error(403, "AuthorizationPermissionMismatch");
        };
    }

    private Reply put(WorkspaceVisit visit, Sas sas) throws IOException {
        boolean there = blobs.find(visit.blob()).isPresent();
        if (!sas.allows('w') && !sas.allows('c')) {
            return error(403, "AuthorizationPermissionMismatch");
        }
        if (!visit.header("x-ms-blob-type").equals("BlockBlob")) {
            return error(400, "MissingRequiredHeader");
        }
        Optional<Reply> refusal = exists(visit, there).or(() -> wrongMd5(visit));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (there && !sas.allows('w')) {
            return error(403, "UnauthorizedBlobOverwrite");
        }
        blobs.put(visit.blob(), visit.form().spool(), visit.header("x-ms-blob-content-md5"));
        return Reply.empty(201);
    }

    private Reply block(WorkspaceVisit visit, Sas sas) throws IOException {
        if (!sas.allows('w')) {
            return error(403, "AuthorizationPermissionMismatch");
        }
        Optional<Reply> refusal = wrongMd5(visit);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return blobs.stage(
                        visit.blob(), visit.parameter("blockid"), visit.form().spool())
                ? Reply.empty(201)
                : error(400, "InvalidBlobOrBlock");
    }

    private Reply list(WorkspaceVisit visit, Sas sas) throws IOException {
        if (!sas.allows('w')) {
            return error(403, "AuthorizationPermissionMismatch");
        }
        List<String> ids = new ArrayList<>();
        for (Matcher block = BLOCK.matcher(visit.list()); block.find(); ) {
            ids.add(block.group(1));
        }
        Optional<Reply> refusal = exists(visit, blobs.find(visit.blob()).isPresent());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return blobs.commit(visit.blob(), ids, visit.header("x-ms-blob-content-md5"), discard)
                ? Reply.empty(201)
                : error(400, "InvalidBlockList");
    }

    private Reply read(WorkspaceVisit visit) {
        return blobs.find(visit.blob())
                .map(blob -> visit.phase().equals("get") ? Reply.bytes(blob.path()) : Reply.empty(200))
                .orElseGet(() -> error(404, "BlobNotFound"));
    }

    private static Optional<Reply> exists(WorkspaceVisit visit, boolean there) {
        return there && visit.header("If-None-Match").equals("*")
                ? Optional.of(error(409, "BlobAlreadyExists"))
                : Optional.empty();
    }

    /** How many bodies came with an MD5, and were compared with it. */
    int compared() {
        return compared.get();
    }

    private Optional<Reply> wrongMd5(WorkspaceVisit visit) {
        try {
            String said = visit.header("Content-MD5");
            if (said.isEmpty() || visit.form().spool().discards()) {
                return Optional.empty();
            }
            compared.incrementAndGet();
            return !said.equals(WorkspaceBlobs.md5(visit.form().spool()))
                    ? Optional.of(error(400, "Md5Mismatch"))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of(error(500, "InternalError"));
        }
    }

    /** The service's way to refuse: the code in a header and in XML. */
    static Reply error(int status, String code) {
        String xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>" + code + "</Code><Message>" + code
                + ".\nRequestId:0\nTime:" + Instant.now() + "</Message></Error>";
        return new Reply(status, xml, XML, Map.of(ERROR, code));
    }
}
