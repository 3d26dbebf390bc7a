package io.waybill.destination;

import io.waybill.secret.Token;
import io.waybill.secret.Tokens;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * Puts a credential into a header of each request at the last moment, so that it is in no exchange, no
 * endpoint URI and no exception. It is read anew for each request.
 */
public final class TokenHeader implements HttpClientConfigurer {
    private Tokens tokens;
    private String token;
    private String header = "Authorization";
    private String prefix = "";

    public void setTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The reference to the credential. */
    public void setToken(String token) {
        this.token = token;
    }

    /** The header's name, {@code Authorization} unless it is given. */
    public void setHeader(String header) {
        this.header = header;
    }

    /** What stands before the credential in the header. */
    public void setPrefix(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        Token reference = tokens.find(token);
        builder.addRequestInterceptorLast(
                (request, entity, context) -> request.setHeader(header, prefix + CredentialRejected.read(reference)));
    }
}
