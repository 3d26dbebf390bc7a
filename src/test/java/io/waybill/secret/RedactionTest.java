package io.waybill.secret;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedactionTest {
    @Test
    void aSecretIsRemovedWhereverItStands() {
        // Given
        Redaction.conceal("canary-plain");

        // When
        String clean = Redaction.of("canary-plain, <canary-plain>canary-plain");

        // Then
        assertThat(clean).isEqualTo("[secret], <[secret]>[secret]");
    }

    @Test
    void aSecretIsRemovedUrlEncodedToo() {
        // Given
        Redaction.conceal("canary+a/b=c&d");

        // When
        String clean = Redaction.of("GET /upload?token=canary%2Ba%2Fb%3Dc%26d HTTP/1.1");

        // Then
        assertThat(clean).isEqualTo("GET /upload?token=[secret] HTTP/1.1");
    }

    /** The shorter one was once removed first, and the rest of the longer one stayed. */
    @Test
    void aSecretThatBeginsWithAnotherIsRemovedWhole() {
        // Given
        Redaction.conceal("canary-twin");
        for (int last = 0; last < 50; last++) {
            Redaction.conceal("canary-twin-" + last + "-long");
        }

        // When
        String clean = Redaction.of(IntStream.range(0, 50)
                .mapToObj(last -> "canary-twin-" + last + "-long")
                .collect(Collectors.joining()));

        // Then
        assertThat(clean).isEqualTo("[secret]".repeat(50));
    }

    @Test
    void aSpaceInASecretIsRemovedEitherWayItIsEncoded() {
        // Given
        Redaction.conceal("canary of two words");

        // When
        String clean = Redaction.of("a=canary+of+two+words&b=canary%20of%20two%20words");

        // Then
        assertThat(clean).isEqualTo("a=[secret]&b=[secret]");
    }

    @Test
    void aShortValueIsNotRememberedSinceItsRemovalWouldGarbleEveryText() {
        // Given
        Redaction.conceal("the");

        // When
        String text = Redaction.of("all the other words");

        // Then
        assertThat(text).isEqualTo("all the other words");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Redaction.of(null)).isNull();
    }

    @Test
    void aLogLineHoldsNoSecretNorDoesItsStackTrace() {
        // Given
        Redaction.conceal("canary-log");
        RedactingLayout layout = layout();
        Throwable cause = new IllegalStateException("the service said canary-log");
        LoggingEvent event = new LoggingEvent(
                "io.waybill",
                new LoggerContext().getLogger("io.waybill"),
                Level.WARN,
                "token {}",
                new IllegalArgumentException("canary-log was refused", cause),
                new Object[] {"canary-log"});

        // When
        String line = layout.doLayout(event);

        // Then
        assertThat(line)
                .startsWith("token [secret]")
                .contains("[secret] was refused", "the service said [secret]")
                .doesNotContain("canary-log");
    }

    private static RedactingLayout layout() {
        RedactingLayout layout = new RedactingLayout();
        layout.setContext(new LoggerContext());
        layout.setPattern("%msg%n%ex{full}");
        layout.start();
        return layout;
    }
}
