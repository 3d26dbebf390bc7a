package io.waybill.destination;

import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.util.TimeUtils;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;

/**
 * The HTTP client of a call that cannot be repeated: on a connection of its own, since a used one may have been closed by
 * the service without our knowing, with an answer that may come before the end of the body, and may take its time.
 */
public final class SingleCall implements HttpClientConfigurer {
    private TokenHeader authorization;
    private long answerMillis;

    /** What puts the credential in; none where the body has it. */
    public void setAuthorization(TokenHeader authorization) {
        this.authorization = authorization;
    }

    /** How long the service may be silent before it answers. */
    public void setAnswerTimeout(String time) {
        this.answerMillis = TimeUtils.toMilliSeconds(time);
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        if (authorization != null) {
            authorization.configureHttpClient(builder);
        }
        builder.setConnectionReuseStrategy((request, response, context) -> false)
                .setRequestExecutor(new AnswerAmidBody())
                .addRequestInterceptorFirst((request, entity, context) -> {
                    HttpClientContext client = HttpClientContext.cast(context);
                    client.setRequestConfig(RequestConfig.copy(client.getRequestConfigOrDefault())
                            .setResponseTimeout(answerMillis, TimeUnit.MILLISECONDS)
                            .build());
                });
    }
}
