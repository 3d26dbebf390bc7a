package io.waybill.destination.dc21;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.destination.Answer;
import io.waybill.destination.CredentialRejected;
import io.waybill.destination.DestinationUnavailable;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads of an answer what does not depend on the call (protocol page, "2 Authentication"). */
final class Dc21Access {
    private Dc21Access() {}

    /** The answer as JSON; empty for a page, and for nothing. */
    static Optional<JsonNode> json(Answer answer) {
        try {
            return Optional.ofNullable(UpdateFields.JSON.readTree(answer.text()))
                    .filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException page) {
            return Optional.empty();
        }
    }

    /** What is wrong with a request, in the service's words; empty where it does not say so. */
    static Optional<String> messages(Answer answer) {
        return json(answer)
                .map(json -> json.path("messages"))
                .filter(messages -> !messages.isMissingNode())
                .map(Dc21Access::sentence);
    }

    /** A text, or a list of them: the service has both. */
    static String sentence(JsonNode messages) {
        return messages.isArray()
                ? StreamSupport.stream(messages.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining("; "))
                : messages.asText();
    }

    /**
     * @throws CredentialRejected where the token is not taken, or where DC21 is not at the base URL
     * @throws DestinationUnavailable where the service is out
     */
    static void mustBeGranted(Answer answer) {
        int status = answer.status();
        String words = answer.inWords();
        if (status == 401 || status == 403) {
            throw new CredentialRejected("The token must be that of an approved user of DC21, and DC21 says " + words);
        }
        if (status / 100 == 3) {
            throw new CredentialRejected(
                    "The token must be that of an approved user of DC21, and the base URL where DC21"
                            + " is: it sends us elsewhere, as to a login, with HTTP " + status);
        }
        if (status == 404 || status / 100 == 2 && json(answer).isEmpty()) {
            throw new CredentialRejected("The base URL must be where DC21 is, and what is there says " + words);
        }
        if (status == 429 || status == 502 || status == 503 || status == 504) {
            throw new DestinationUnavailable("DC21 is not available: " + words, answer.retryAfterMillis());
        }
    }
}
