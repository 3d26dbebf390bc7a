package io.waybill.secret;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class JsonLineTest {
    private final LoggerContext logs = new LoggerContext();

    private LoggingEvent event(String message, Throwable failure, Object... arguments) {
        logs.setMDCAdapter(new LogbackMDCAdapter());
        LoggingEvent event =
                new LoggingEvent("", logs.getLogger("io.waybill.queue.Desk"), Level.WARN, message, failure, arguments);
        event.setInstant(Instant.parse("2026-11-21T03:33:48.123Z"));
        event.setThreadName("consumer");
        return event;
    }

    private static JsonNode json(String line) throws Exception {
        assertThat(line).endsWith(System.lineSeparator()).hasLineCount(1);
        return JsonMapper.builder().build().readTree(line);
    }

    @Test
    void aLineSaysWhenHowBadAndWhat() throws Exception {
        // When
        JsonNode line = json(JsonLine.of(event("Grüne Wiese \"{}\"\nends", null, "Nord")));

        // Then
        assertThat(line.get("time").asText()).isEqualTo("2026-11-21T03:33:48.123Z");
        assertThat(line.get("level").asText()).isEqualTo("WARN");
        assertThat(line.get("logger").asText()).isEqualTo("io.waybill.queue.Desk");
        assertThat(line.get("thread").asText()).isEqualTo("consumer");
        assertThat(line.get("message").asText()).isEqualTo("Grüne Wiese \"Nord\"\nends");
        assertThat(line.size()).isEqualTo(5);
    }

    @Test
    void aLineNamesTheWaybillThatItIsAbout() throws Exception {
        // Given
        LoggingEvent event = event("accepted", null);
        event.setMDCPropertyMap(Map.of("destination", "soil", "message", "another"));
        event.addKeyValuePair(new KeyValuePair("waybill", "w1"));

        // When
        JsonNode line = json(JsonLine.of(event));

        // Then
        assertThat(line.get("destination").asText()).isEqualTo("soil");
        assertThat(line.get("waybill").asText()).isEqualTo("w1");
        assertThat(line.get("message").asText()).isEqualTo("accepted");
    }

    @Test
    void anExceptionIsOneFieldWithItsCauses() throws Exception {
        // Given
        Exception failure = new IllegalStateException("outer", new IllegalArgumentException("inner"));

        // When
        JsonNode line = json(JsonLine.of(event("failed", failure)));

        // Then
        assertThat(line.get("exception").asText()).contains("outer", "Caused by: ", "inner", "JsonLineTest");
    }

    /** Encoded first, such a secret is not in the line by its value any more. */
    @Test
    void aSecretThatJsonEscapesIsRemoved() throws Exception {
        // Given
        String secret = "canary\"with\\ä\tand/more";
        Redaction.conceal(secret);

        // When
        String line = JsonLine.of(event("sent {}", new IllegalStateException("got " + secret), secret));

        // Then
        assertThat(json(line).get("message").asText()).isEqualTo("sent [secret]");
        assertThat(json(line).get("exception").asText()).contains("got [secret]");
        assertThat(line).doesNotContain("canary");
    }
}
