package io.waybill.destination.workspace;

import io.waybill.chunk.Chunk;
import io.waybill.destination.Answer;
import io.waybill.destination.CredentialRejected;
import io.waybill.destination.Delivery;
import io.waybill.destination.DestinationBusy;
import io.waybill.destination.DestinationRefused;
import io.waybill.destination.DestinationUnavailable;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Reads what Azure Blob answers (protocol page, "Azure Blob facts"). Each call can be repeated: a block replaces itself,
 * and a list or a piece makes the same blob again.
 */
public final class WorkspaceAnswers {
    private static final int CREATED = 201;
    private static final Pattern CODE = Pattern.compile("<Code>(\\w{1,60})</Code>");

    public void staged(
            @Body Chunk block,
            @Variable("delivery") Delivery delivery,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        if (answer.status() != CREATED) {
            throw failure("Put Block", answer, headers);
        }
        delivery.arrived(block);
    }

    /** What is said of a block list, or of a file in one piece. */
    public void committed(
            @Variable("delivery") Delivery delivery,
            @Variable("upload") BlobUpload upload,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        String code = code(answer, headers);
        if (answer.status() == CREATED) {
            delivery.delivered("HTTP 201, ETag " + headers.get("ETag") + ", request " + headers.get("x-ms-request-id"));
        } else if (isThere(code, upload) && delivery.mayBePublic()) {
            delivery.delivered("the answer to an earlier call was lost; the service now says " + code);
        } else {
            delivery.commitRefused();
            if (code.equals("InvalidBlockList")) {
                delivery.beginAnew("the service does not have all blocks any more: " + answer.inWords());
                throw new DestinationBusy(
                        "The service does not have all blocks of "
                                + delivery.file().name() + " any more; they are sent again",
                        0);
            }
            if (isThere(code, upload)) {
                throw new DestinationRefused("A blob of that name is there, and must not be overwritten ("
                        + (upload.createOnly() ? "the token allows to create only" : "overwrite: false") + "): "
                        + answer.status() + " " + code);
            }
            throw failure("the call that makes the blob", answer, headers);
        }
    }

    /** A token that may create is refused where it would have to write: where a blob is. */
    private static boolean isThere(String code, BlobUpload upload) {
        return code.equals("BlobAlreadyExists")
                || code.equals("UnauthorizedBlobOverwrite")
                || code.equals("AuthorizationPermissionMismatch") && upload.createOnly();
    }

    private static RuntimeException failure(String call, Answer answer, Map<String, Object> headers) {
        String code = code(answer, headers);
        String words = answer.status() + (code.isEmpty() ? "" : " " + code);
        return switch (answer.status()) {
            case 401, 403, 404 ->
                new CredentialRejected("The upload token must be good and allow the call, and the service says " + words
                        + ". Get a new one: in the workspace, Manage upload tokens");
            case 429, 502, 503, 504 ->
                new DestinationUnavailable("The service is not available: " + words, answer.retryAfterMillis());
            case 408, 500 -> new DestinationBusy("The answer to " + call + " was " + words, answer.retryAfterMillis());
            case 400 ->
                code.equals("Md5Mismatch")
                        ? new DestinationBusy("The bytes arrived other than they were sent: " + words, 0)
                        : new DestinationRefused("The answer to " + call + " was " + answer.inWords());
            default ->
                answer.status() / 100 == 4
                        ? new DestinationRefused("The answer to " + call + " was " + answer.inWords())
                        : new DestinationBusy("The answer to " + call + " was " + answer.inWords(), 0);
        };
    }

    /** The service's own code, from its header, or from the XML where a proxy has dropped that; empty for none. */
    private static String code(Answer answer, Map<String, Object> headers) {
        Matcher xml = CODE.matcher(answer.text());
        return headers.containsKey("x-ms-error-code")
                ? headers.get("x-ms-error-code").toString()
                : xml.find() ? xml.group(1) : "";
    }
}
