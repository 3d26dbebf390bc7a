package io.waybill.secret;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The tokens of this process, one for each reference, so that all who use one see the same changes. */
public final class Tokens {
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final UnaryOperator<String> properties;

    /** @param properties looks a setting up by its key, null where there is none */
    public Tokens(UnaryOperator<String> properties) {
        this.properties = properties;
    }

    /** @throws IllegalArgumentException for anything that is no reference */
    public Token find(String reference) {
        return tokens.computeIfAbsent(reference, key -> Token.of(key, properties));
    }
}
