package io.waybill.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The door of a dataset: its state is looked at before the token.
 *
 * <p>Source: the protocol page of Data Bank, section 2.
 */
final class DatabankAccess {
    private static final Pattern SCHEME = Pattern.compile("(Token|Bearer)\\s+(.*)");
    private static final String BAD = "Bad credentials";
    private static final String REALM = "Token realm=\"Application\"";

    private final Settings settings;

    DatabankAccess(Settings settings) {
        this.settings = settings;
    }

    /** The refusal, if the request may not come in. */
    Optional<Reply> refuse(Dataset dataset, String authorization) {
        if (dataset == null || !dataset.isDraft()) {
            return Optional.of(Reply.raw(404, "Dataset Not Found"));
        }
        Optional<String> token = token(authorization);
        if (settings.generation == Generation.REWRITE) {
            boolean opens = token.filter(given -> opens(dataset, given)).isPresent();
            return opens ? Optional.empty() : Optional.of(Reply.raw(401, BAD));
        }
        if (token.isEmpty()) {
            Reply denied = new Reply(401, "HTTP Token: Access denied.\n", "text/plain; charset=utf-8", Map.of());
            return Optional.of(denied.header("WWW-Authenticate", REALM));
        }
        return opens(dataset, token.get()) ? Optional.empty() : Optional.of(wrongToken());
    }

    /** Whether a token is the dataset's, and still good. */
    boolean opens(Dataset dataset, String token) {
        return dataset.opensWith(token, settings.generation.takesExpiredTokens());
    }

    private Reply wrongToken() {
        return settings.refusesInSilence()
                ? Reply.empty(500)
                : Reply.raw(401, BAD).header("WWW-Authenticate", REALM);
    }

    /** The token, as Rails finds it in any of its ways to write it. */
    Optional<String> token(String authorization) {
        Matcher matcher = SCHEME.matcher(authorization == null ? "" : authorization);
        if (!matcher.matches() || matcher.group(1).equals("Bearer") && settings.refusesInSilence()) {
            return Optional.empty();
        }
        String first = matcher.group(2).split("\\s*[,;\\t]\\s*", 2)[0].strip();
        String value = first.startsWith("token=") ? first.substring("token=".length()) : first;
        return Optional.of(value.replaceAll("^\"|\"$", ""));
    }
}
