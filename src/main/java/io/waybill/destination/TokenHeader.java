package io.waybill.destination;

import io.waybill.secret.Token;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * Puts a credential into the Authorization header of each request at the last moment, so that it is in no exchange, no
 * endpoint URI and no exception. It is read anew for each request.
 */
public final class TokenHeader implements HttpClientConfigurer, CamelContextAware {
    private CamelContext camel;
    private String token;
    private String prefix;

    /** The reference to the credential. */
    public void setToken(String token) {
        this.token = token;
    }

    /** What stands before the credential in the header. */
    public void setPrefix(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public void setCamelContext(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public CamelContext getCamelContext() {
        return camel;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        Token reference = Token.of(
                token,
                key -> camel.getPropertiesComponent().resolveProperty(key).orElse(null));
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
