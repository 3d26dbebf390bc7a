package io.waybill.destination.databank;

import io.waybill.destination.Answer;
import io.waybill.destination.CredentialRejected;
import io.waybill.destination.DestinationUnavailable;

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
     * @throws DestinationUnavailable where the service, or something before it, says that it is out
     */
    static void mustBeGranted(Answer answer) {
        switch (answer.status()) {
            case 401, 403 ->
                throw new CredentialRejected("The token must be the dataset's own and of today, and the service says "
                        + (answer.status() == 401 ? "HTTP 401" : answer.inWords()));
            case 404 ->
                throw new CredentialRejected(
                        "The dataset must be there and a draft, and the service says " + answer.inWords());
            case 429, 502, 503, 504 ->
                throw new DestinationUnavailable(
                        "The service is not available: " + answer.inWords(), answer.retryAfterMillis());
            case 500 -> mustBeOfThreePhases(answer);
            default -> {
                if (answer.status() / 100 == 3) {
                    throw new CredentialRejected(
                            "The base URL must be where the service is, and it redirects: " + answer.inWords());
                }
            }
        }
    }

    private static void mustBeOfThreePhases(Answer answer) {
        if (answer.text().isEmpty()) {
            throw new CredentialRejected(
                    "The token must be the dataset's own and of today, and the service says HTTP 500 without a text");
        }
        if (answer.text().strip().equals("invalid request")) {
            throw new CredentialRejected("The service must speak the three-phase upload, and says " + answer.inWords()
                    + ", as servers do that no longer have it");
        }
    }
}
