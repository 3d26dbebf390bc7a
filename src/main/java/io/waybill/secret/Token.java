package io.waybill.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A reference to a credential, {@code env:NAME}, {@code file:PATH} or {@code property:KEY}, and the reading of it. The
 * value is read anew at each use, so that a changed file counts at once, and is concealed from all output.
 */
public final class Token {
    private final String reference;
    private final UnaryOperator<String> source;

    private Token(String reference, UnaryOperator<String> source) {
        this.reference = reference;
        this.source = source;
    }

    /**
     * @param reference one of the three forms
     * @param properties looks a setting up by its key, null where there is none
     * @throws IllegalArgumentException for anything else, a literal credential above all; the message does not quote it
     */
    public static Token of(String reference, UnaryOperator<String> properties) {
        String kind =
                reference.substring(0, Math.max(0, reference.indexOf(':'))).toLowerCase(Locale.ROOT);
        String rest = reference.substring(reference.indexOf(':') + 1);
        UnaryOperator<String> source = switch (kind) {
            case "env" -> System::getenv;
            case "file" -> Token::firstLine;
            case "property" -> properties;
            default ->
                throw new IllegalArgumentException("A token must be a reference, env:NAME, file:PATH or"
                        + " property:KEY, and was something else (not shown: it may be the secret itself)");
        };
        return new Token(reference, ignored -> source.apply(rest));
    }

    /** The reference, which is no secret. */
    public String reference() {
        return reference;
    }

    /** True where no change can be seen before a restart. */
    public boolean isFixed() {
        return !reference.toLowerCase(Locale.ROOT).startsWith("file:");
    }

    /** When the token's file was written; empty for a token that is in none. */
    Optional<Instant> fileDate() {
        try {
            return isFixed()
                    ? Optional.empty()
                    : Optional.of(Files.getLastModifiedTime(Path.of(reference.substring(reference.indexOf(':') + 1)))
                            .toInstant());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The credential as it stands now.
     *
     * @throws IllegalStateException where the reference leads to nothing
     */
    public String read() {
        String value = source.apply(reference);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The token " + reference + " must lead to a value, and is "
                    + (value == null ? "not there" : "empty"));
        }
        String credential = value.strip();
        Redaction.conceal(credential);
        return credential;
    }

    private static String firstLine(String path) {
        try {
            return Files.readString(Path.of(path)).lines().findFirst().orElse("");
        } catch (IOException e) {
            return null;
        }
    }
}
