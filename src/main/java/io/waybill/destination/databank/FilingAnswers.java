package io.waybill.destination.databank;

import io.waybill.destination.Answer;
import io.waybill.destination.Delivery;
import io.waybill.destination.DeliveryDoubtful;
import io.waybill.destination.DestinationBusy;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Variable;

/**
 * Reads the answers of the calls that make a record in one go: attach and single-shot. A repeat makes a second record,
 * so that only an explicit refusal is tried again (protocol page, sections 6 and 7).
 */
public final class FilingAnswers {
    private static final Set<Integer> NOT_DONE = Set.of(401, 403, 404, 409, 413, 423, 429, 503);
    private static final String NO_UPLOAD = "Invalid TUS upload reference";

    /** What is said of an attach; the server of the rewrite can be asked where it says nothing that can be gone by. */
    public void attached(
            @Variable("delivery") Delivery delivery,
            @Variable("server") TusServer server,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        if (answer.text().startsWith(NO_UPLOAD)) {
            unknown(delivery, answer);
        }
        if (!filed(delivery, answer)) {
            throw server.usesUp()
                    ? new DestinationBusy("Attach was answered with " + answer.inWords(), answer.retryAfterMillis())
                    : doubt(delivery, "attach", answer);
        }
    }

    /** What is said of a file that was sent in one call. */
    public void filed(
            @Variable("delivery") Delivery delivery,
            @Variable("answer") String said,
            @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(said, headers);
        if (!filed(delivery, answer)) {
            throw doubt(delivery, "the upload", answer);
        }
    }

    /** Nobody can be asked about a file that was sent in one call and whose answer is not on record. */
    public void mustBeNew(@Variable("delivery") Delivery delivery) {
        if (delivery.mayBePublic()) {
            throw new DeliveryDoubtful(delivery.file().name() + " was sent in one call, whole or in part, and no answer"
                    + " is on record; the service cannot be asked, and a second call would make a second file."
                    + " Look in the dataset for the file, " + delivery.file().size() + " bytes");
        }
    }

    private static boolean filed(Delivery delivery, Answer answer) {
        boolean refused = NOT_DONE.contains(answer.status())
                || DatabankAccess.isInvalidRequest(answer)
                || answer.status() == 500 && answer.text().isEmpty();
        if (refused) {
            delivery.commitRefused();
            DatabankAccess.mustBeGranted(answer);
            throw DatabankAccess.notUnderstood("the call that makes the file public", answer);
        }
        boolean ok = answer.status() == 200 && answer.text().matches("(?s)(file has been )?successfully uploaded\\b.*");
        if (ok) {
            delivery.delivered(answer.text().strip());
        }
        return ok;
    }

    /** The rewrite does not know the upload: an earlier attach of ours has used it up, or it is lost. */
    private static void unknown(Delivery delivery, Answer answer) {
        if (!delivery.mayBePublic()) {
            delivery.commitRefused();
            delivery.holdsNothing("the upload was there, and attach did not find it: " + answer.inWords());
        }
        throw new DestinationBusy("Attach did not find the upload: " + answer.inWords(), 0);
    }

    private static DeliveryDoubtful doubt(Delivery delivery, String call, Answer answer) {
        return new DeliveryDoubtful("Every byte of " + delivery.file().name() + " was sent, and the answer to " + call
                + " was " + answer.inWords() + ", which does not say whether the file is in the dataset. Look there for"
                + " the file, " + delivery.file().size() + " bytes"
                + (delivery.uploadUrl() == null ? "" : "; its upload is " + delivery.uploadUrl()));
    }
}
