package io.waybill.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How old a token is. */
class TokenAgeTest {
    private static final Duration LIFE = Duration.ofDays(3);
    private static final Instant ISSUED = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path home;

    @Test
    void aTokenInAFileIsAsOldAsItsFile() throws IOException {
        Path file = Files.writeString(home.resolve("token"), "0123456789abcdef");
        Files.setLastModifiedTime(file, FileTime.from(ISSUED));

        TokenAge age = TokenAge.of(token("file:" + file), LIFE, TokenAge.OF_THE_FILE);

        assertThat(age.issued()).contains(ISSUED);
    }

    @Test
    void aDateThatIsToldGoesBeforeTheFiles() throws IOException {
        Path file = Files.writeString(home.resolve("token"), "0123456789abcdef");

        TokenAge age = TokenAge.of(token("file:" + file), LIFE, "2026-11-21T10:00:00Z");

        assertThat(age.issued()).contains(ISSUED);
    }

    @Test
    void nobodyKnowsTheAgeOfATokenInTheEnvironment() {
        TokenAge age = TokenAge.of(token("env:SOME_TOKEN"), LIFE, TokenAge.OF_THE_FILE);

        assertThat(age.issued()).isEmpty();
    }

    @Test
    void aDateThatIsNoneIsRefusedInWords() {
        assertThatThrownBy(() -> TokenAge.of(token("env:SOME_TOKEN"), LIFE, "last week"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-11-21")
                .hasMessageContaining("last week");
    }

    private static Token token(String reference) {
        return Token.of(reference, key -> null);
    }
}
