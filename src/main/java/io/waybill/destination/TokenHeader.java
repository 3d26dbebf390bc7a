package io.waybill.destination;

import io.waybill.secret.Token;
import io.waybill.secret.Tokens;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * Puts a credential into the Authorization header of each request at the last moment, so that it is in no exchange, no
 * endpoint URI and no exception. It is read anew for each request.
 */
public final class TokenHeader implements HttpClientConfigurer {
    private Tokens tokens;
    private String token;
    private String prefix;

    public void setTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The reference to the credential. */
    public void setToken(String token) {
        this.token = token;
    }

    /** What stands before the credential in the header. */
    public void setPrefix(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        Token reference = tokens.find(token);
        builder.addRequestInterceptorLast(
                (request, entity, context) -> request.setHeader("Authorization", prefix + value(reference)));
    }

    private static String value(Token reference) {
        try {
            return reference.read();
        } catch (IllegalStateException e) {
            throw new CredentialRejected(e.getMessage());
        }
    }
}
