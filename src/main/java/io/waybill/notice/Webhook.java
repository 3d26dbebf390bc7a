package io.waybill.notice;

import io.waybill.console.Json;
import io.waybill.destination.Answer;
import io.waybill.secret.Loopback;
import io.waybill.secret.Token;
import io.waybill.secret.Tokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * An address of the team's own to which messages are posted as JSON. Where the address is a secret itself it is a reference;
 * it and the token are read at each call. Its properties are a Kamelet's parameters.
 */
public final class Webhook implements HttpClientConfigurer {
    private static final String NONE = "none";

    private Tokens tokens;
    private String url;
    private String token = NONE;
    private boolean plain;

    /** @param url as a route gives it to the Kamelet webhook-sink */
    public static Webhook of(String url, Tokens tokens, String plainHttp) {
        Webhook hook = new Webhook();
        hook.setTokens(tokens);
        hook.setUrl(url);
        hook.setPlainHttp(plainHttp);
        return hook;
    }

    /** Where the next call goes. */
    public String url() {
        String address = isAddress(url) ? url : tokens.find(url).read();
        if (!isAddress(address)) {
            throw new IllegalStateException(
                    "What " + url + " leads to must be an address that begins with https, and is"
                            + " something else (not shown: it may be the secret itself)");
        }
        if (address.startsWith("http:")
                && !plain
                && !Loopback.is(URI.create(address).getHost())) {
            throw new IllegalStateException("The webhook must begin with https, since names of files travel there, or"
                    + " waybill.plain-http must say tokens-may-be-read-on-the-wire, and it begins with http");
        }
        return address;
    }

    /** The message as JSON, in the words that the route has made of it. */
    public String json(@Body String text, @Header("subject") String subject, @Variable("notice") Message message) {
        Object whole = message == null
                ? Map.of("subject", Optional.ofNullable(subject).orElse(""), "text", text)
                : message.as(subject, text);
        return new String(Json.bytes(whole), StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException where the webhook did not take the message */
    public void mustBeTaken(@Variable("answer") String text, @Variable("header:answer") Map<String, Object> headers) {
        Answer answer = Answer.of(text, headers);
        if (answer.status() < 200 || answer.status() > 299) {
            throw new IllegalStateException("The webhook must answer 2xx, and answered " + answer.inWords());
        }
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        if (!token.equals(NONE)) {
            Token reference = tokens.find(token);
            builder.addRequestInterceptorLast(
                    (request, entity, context) -> request.setHeader("Authorization", "Bearer " + reference.read()));
        }
    }

    private static boolean isAddress(String text) {
        return text.matches("https?://[^/?#\\s]+([/?]\\S*)?");
    }

    public void setTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * An address, or a reference to it.
     *
     * @throws IllegalArgumentException for anything else
     */
    public void setUrl(String url) {
        if (!isAddress(url)) {
            try {
                Token.of(url, key -> null);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "A webhook must be an address such as https://hooks.example.org/waybill, or"
                                + " a reference to one, env:NAME, file:PATH or property:KEY, and is something else (not shown: it may be the secret itself)");
            }
        }
        this.url = url;
    }

    /** The reference to the token that goes with each call; none for no token. */
    public void setToken(String token) {
        this.token = token;
    }

    /** The setting waybill.plain-http. */
    public void setPlainHttp(String plainHttp) {
        this.plain = plainHttp.equals("tokens-may-be-read-on-the-wire");
    }
}
