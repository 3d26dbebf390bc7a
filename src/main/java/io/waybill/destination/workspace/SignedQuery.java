package io.waybill.destination.workspace;

import io.waybill.secret.Token;
import io.waybill.secret.Tokens;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpRequest;

/**
 * Puts the signature of an upload token behind the address of each request at the last moment, so that it is in no
 * exchange, no endpoint URI and no exception. It is read anew for each request.
 */
public final class SignedQuery implements HttpClientConfigurer {
    private Tokens tokens;
    private String token;

    public void setTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The reference to the upload token. */
    public void setToken(String token) {
        this.token = token;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        Token reference = tokens.find(token);
        builder.addRequestInterceptorLast((request, entity, context) -> sign(request, UploadTokens.read(reference)));
    }

    private static void sign(HttpRequest request, UploadToken token) {
        String path = request.getPath();
        int mark = path.indexOf('?');
        String call = mark < 0 ? "" : path.substring(mark + 1);
        request.setPath((mark < 0 ? path : path.substring(0, mark)) + "?" + token.query(call));
    }
}
