package io.waybill.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    @TempDir
    Path folder;

    @Test
    void aTokenOfTheEnvironmentIsRead() {
        // Given
        Token token = token("env:PATH");

        // When
        String value = token.read();

        // Then
        assertThat(value).isEqualTo(System.getenv("PATH").strip());
    }

    @Test
    void aTokenOfAPropertyIsRead() {
        // Given
        Token token = Token.of("property:soil.token", Map.of("soil.token", " canary-property ")::get);

        // When
        String value = token.read();

        // Then
        assertThat(value).isEqualTo("canary-property");
        assertThat(Redaction.of("it is canary-property")).isEqualTo("it is [secret]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary-file", "canary-file\n", " canary-file \r\nand a comment\n"})
    void aTokenOfAFileIsItsFirstLineStripped(String content) throws IOException {
        // Given
        Token token = token("file:" + Files.writeString(folder.resolve("token"), content));

        // When
        String value = token.read();

        // Then
        assertThat(value).isEqualTo("canary-file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc123secret", "Bearer abc123secret", "https://abc123secret", ":abc123secret", "envabc"})
    void aLiteralIsRefusedAndNotQuoted(String literal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> token(literal))
                .withMessageContaining("env:NAME, file:PATH or property:KEY")
                .withMessageNotContaining("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env:WAYBILL_NO_SUCH_TOKEN", "property:no.such.token", "file:/no/such/token"})
    void aReferenceToNothingIsNamed(String reference) {
        assertThatIllegalStateException()
                .isThrownBy(() -> token(reference).read())
                .withMessage("The token " + reference + " must lead to a value, and is not there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  \nsecond line"})
    void anEmptyTokenIsNamed(String content) throws IOException {
        // Given
        Token token = token("file:" + Files.writeString(folder.resolve("token"), content));

        // When
        var thrown = assertThatIllegalStateException().isThrownBy(token::read);

        // Then
        thrown.withMessage("The token " + token.reference() + " must lead to a value, and is empty");
    }

    @Test
    void aChangedFileCountsAtOnce() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("token"), "canary-old");
        Token token = token("file:" + file);
        token.read();

        // When
        Files.writeString(file, "canary-new");

        // Then
        assertThat(token.read()).isEqualTo("canary-new");
    }

    /** {@code FILE:} was once read like {@code file:}, and yet said to need a restart. */
    @ParameterizedTest
    @CsvSource({"env:NAME, true", "property:KEY, true", "file:PATH, false", "FILE:PATH, false"})
    void onlyAFileCanChangeBeforeARestart(String reference, boolean fixed) {
        assertThat(token(reference).isFixed()).isEqualTo(fixed);
    }

    private static Token token(String reference) {
        return Token.of(reference, key -> null);
    }
}
