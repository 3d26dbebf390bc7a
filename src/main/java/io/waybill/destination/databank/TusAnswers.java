package io.waybill.destination.databank;

import io.waybill.chunk.Chunk;
import io.waybill.destination.Answer;
import io.waybill.destination.ChunkTooLarge;
import io.waybill.destination.Delivery;
import io.waybill.destination.DestinationBusy;
import io.waybill.destination.DestinationRefused;
import io.waybill.destination.ProtocolNotSpoken;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Reads the answers of tus by their status and their offset, whichever server it is (protocol page, section 7). */
public final class TusAnswers {
    private static final Set<Integer> NO_TUS = Set.of(404, 405, 501);
    private static final Set<Integer> GONE = Set.of(404, 410);

    /** The upload is open where the Location says. */
    public void created(
            @Variable("delivery") Delivery delivery,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        DatabankAccess.mustBeOpen(answer);
        if (answer.status() == 201) {
            delivery.begunAt(TusAddress.of(headers.get("Location"))
                    .orElseThrow(() -> new DestinationBusy(
                            "A new upload must have a Location that ends in /files/ID, and has "
                                    + headers.get("Location"),
                            0)));
        } else if (answer.status() == 413) {
            throw new DestinationRefused("The file is too large for the service: " + answer.inWords());
        } else if (NO_TUS.contains(answer.status()) || DatabankAccess.isInvalidRequest(answer)) {
            throw new ProtocolNotSpoken("The service must speak tus, and says " + answer.inWords());
        } else {
            throw DatabankAccess.notUnderstood("create", answer);
        }
    }

    /** How far an upload is that was begun earlier, or that it is gone: expired, or used up by an attach of ours. */
    public void headed(
            @Variable("delivery") Delivery delivery,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        if (!GONE.contains(answer.status())) {
            delivery.standsAt(offset("HEAD", answer, headers));
        } else if (delivery.mayBePublic()) {
            delivery.delivered(
                    "the answer to attach was lost; the upload is used up, as it is by an attach: " + answer.inWords());
        } else {
            delivery.holdsNothing("the upload is gone, expired or removed: " + answer.inWords());
        }
    }

    /** The upload goes on from the offset in the answer, which may be short of what was sent. */
    public void patched(
            @Body Chunk chunk,
            @Variable("delivery") Delivery delivery,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        if (answer.status() == 413 && !answer.text().startsWith("Size of this chunk")) {
            throw new ChunkTooLarge("A chunk of " + chunk.length() + " bytes is too large: " + answer.inWords());
        }
        mustStillBeThere(delivery, answer);
        long offset = offset("PATCH", answer, headers);
        boolean last = chunk.end() == delivery.file().size();
        if (offset == chunk.end()) {
            delivery.acknowledged(chunk);
        } else if (offset > chunk.offset() && offset < chunk.end() && !last) {
            delivery.acknowledgedTo(offset);
        } else {
            throw new DestinationBusy(
                    "Of " + chunk.length() + " bytes from byte " + chunk.offset() + " on the service kept "
                            + (offset - chunk.offset())
                            + (last ? "" : "; it may keep whole parts of 5 MiB or more only"),
                    0);
        }
    }

    /** Attach compares nothing: the upload itself must show that it is whole. */
    public void isWhole(
            @Variable("delivery") Delivery delivery,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        mustStillBeThere(delivery, answer);
        long offset = offset("HEAD", answer, headers);
        if (offset != delivery.file().size()) {
            throw new DestinationBusy(
                    "Before attach the service must hold all " + delivery.file().size() + " bytes, and holds " + offset,
                    0);
        }
    }

    private static void mustStillBeThere(Delivery delivery, Answer answer) {
        if (GONE.contains(answer.status())) {
            if (!delivery.mayBePublic()) {
                delivery.holdsNothing("the upload is gone, expired or removed: " + answer.inWords());
            }
            throw new DestinationBusy("The upload is gone: " + answer.inWords(), 0);
        }
    }

    private static long offset(String call, Answer answer, Map<String, Object> headers) {
        boolean completed = answer.status() == 403 && answer.text().startsWith("Cannot modify completed");
        if (!completed) {
            DatabankAccess.mustBeOpen(answer);
        }
        OptionalLong offset = number(headers.get("Upload-Offset"));
        if (answer.status() != 200 && answer.status() != 204 || offset.isEmpty()) {
            throw new DestinationBusy(
                    "The answer to " + call + " must be 200 or 204 with an Upload-Offset, and was " + answer.inWords(),
                    answer.retryAfterMillis());
        }
        return offset.getAsLong();
    }

    private static OptionalLong number(Object header) {
        String text = String.valueOf(header).strip();
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
