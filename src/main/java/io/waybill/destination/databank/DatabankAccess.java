package io.waybill.destination.databank;

import io.waybill.destination.Answer;
import io.waybill.destination.CredentialRejected;
import io.waybill.destination.DeliveryFailure;
import io.waybill.destination.DestinationBusy;
import io.waybill.destination.DestinationRefused;
import io.waybill.destination.DestinationUnavailable;
import io.waybill.destination.ProtocolNotSpoken;

/**
 * Reads from an answer of Illinois Data Bank whether the call came through at all: past proxies and gateways, with a
 * token and a dataset that the service takes (protocol page, section 2).
 */
final class DatabankAccess {
    private DatabankAccess() {}

    /**
     * Returns for an answer of the service itself about the call.
     *
     * @throws CredentialRejected where the token, the dataset or the base URL is not right
     * @throws ProtocolNotSpoken where the service does not know such a call
     * @throws DestinationUnavailable where the service, or something before it, says that it is out
     */
    static void mustBeGranted(Answer answer) {
        mustBeOpen(answer);
        if (answer.status() == 404) {
            throw new CredentialRejected(
                    "The dataset must be there and a draft, and the service says " + answer.inWords());
        }
        if (answer.status() == 500 && answer.text().isEmpty()) {
            throw new CredentialRejected(
                    "The token must be the dataset's own and of today, and the service says HTTP 500 without a text");
        }
        if (isInvalidRequest(answer)) {
            throw new ProtocolNotSpoken("The service must speak the protocol of the call, and says " + answer.inWords()
                    + "; with protocol: auto it is asked what it speaks");
        }
    }

    /** The same for a call that is not about the dataset; what the body of a 401 tells is never shown (section 7). */
    static void mustBeOpen(Answer answer) {
        switch (answer.status()) {
            case 401, 403 ->
                throw new CredentialRejected("The token must be the dataset's own and of today, and the service says "
                        + (answer.status() == 401 ? "HTTP 401" : answer.inWords()));
            case 429, 502, 503, 504 ->
                throw new DestinationUnavailable(
                        "The service is not available: " + answer.inWords(), answer.retryAfterMillis());
            default -> {
                if (answer.status() / 100 == 3) {
                    throw new CredentialRejected(
                            "The base URL must be where the service is, and it redirects: " + answer.inWords());
                }
            }
        }
    }

    /** Section 0: what the service says to a call that it does not know. */
    static boolean isInvalidRequest(Answer answer) {
        return answer.status() == 500 && answer.text().strip().equals("invalid request");
    }

    /** A refusal for good, or for now, of which no more is known. */
    static DeliveryFailure notUnderstood(String call, Answer answer) {
        String message = "The answer to " + call + " was " + answer.inWords();
        boolean forGood = answer.status() / 100 == 4 && answer.status() != 409 && answer.status() != 423
                || answer.text().startsWith("File too large")
                || answer.text().startsWith("missing paramter");
        return forGood ? new DestinationRefused(message) : new DestinationBusy(message, answer.retryAfterMillis());
    }
}
