package io.waybill.destination;

import io.waybill.secret.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.hc.client5.http.utils.DateUtils;

/**
 * What a destination said.
 *
 * @param status of HTTP
 * @param text the body, as it came
 * @param retryAfterMillis what its Retry-After asks for, as seconds or as an HTTP date; 0 for nothing
 */
public record Answer(int status, String text, long retryAfterMillis) {
    private static final int EXCERPT = 300;

    /** @param headers of the answer, and Camel's own with the status */
    public static Answer of(String text, Map<String, Object> headers) {
        Object asked = headers.get("Retry-After");
        return new Answer(
                ((Number) headers.get("CamelHttpResponseCode")).intValue(),
                text == null ? "" : text,
                asked == null ? 0 : millis(asked.toString().strip()));
    }

    /** The answer for a person: status and the beginning of the text on one line, without secrets. */
    public String inWords() {
        String line = Redaction.of(text).strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        String shown = line.length() > EXCERPT ? line.substring(0, EXCERPT) + "…" : line;
        return "HTTP " + status + (shown.isEmpty() ? " without a text" : " '" + shown + "'");
    }

    private static long millis(String retryAfter) {
        if (retryAfter.matches("\\d{1,9}")) {
            return Long.parseLong(retryAfter) * 1_000;
        }
        Instant date = DateUtils.parseStandardDate(retryAfter);
        return date == null
                ? 0
                : Math.max(0, Duration.between(Instant.now(), date).toMillis());
    }
}
