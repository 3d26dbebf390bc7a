package io.waybill.console;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import io.waybill.secret.Loopback;
import io.waybill.secret.Token;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before everything that Waybill's HTTP server has: who may look, who may change something. On this machine
 * anybody may look; from elsewhere whoever has the token or a client certificate. A change needs the key or the token,
 * and is taken from no other site's page. What holds nothing of the ledger, the files of the page, is for all.
 */
public final class Doorkeeper implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNSUPPORTED = 415;
    private static final String HAND_OVER = "/api/waybills";
    private static final Set<HttpMethod> LOOKS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final ApiKey key;
    private final Optional<Token> token;
    private final boolean freeToLook;
    private final int outside;

    /**
     * @param key of this process, for those who can read its data folder
     * @param token of the operators; empty for none
     * @param freeToLook whether anybody on this machine may look; else it takes the key or the token there too
     * @param outside the port that other machines can reach; 0 for none
     */
    public Doorkeeper(ApiKey key, Optional<Token> token, boolean freeToLook, int outside) {
        this.key = key;
        this.token = token;
        this.freeToLook = freeToLook;
        this.outside = outside;
    }

    @Override
    public void handle(RoutingContext call) {
        HttpServerRequest request = call.request();
        call.response().putHeader("Cache-Control", "no-store");
        boolean look = LOOKS.contains(request.method());
        boolean inside = request.localAddress().port() != outside;
        if (inside && !Loopback.is(host(request))) {
            // A name of somebody else's that leads to this machine: their page would read what is here.
            refuse(call, FORBIDDEN, "This address must be asked for as 127.0.0.1 or localhost");
        } else if (isForAll(call.normalizedPath())) {
            call.next();
        } else if (!mayEnter(request, look, inside)) {
            call.response().putHeader("WWW-Authenticate", "Bearer realm=\"waybill\"");
            refuse(call, UNAUTHORIZED, inside ? "The key of this Waybill must be given" : "The token must be given");
        } else if (!look && !inside && call.normalizedPath().equals(HAND_OVER)) {
            refuse(call, FORBIDDEN, "A file of this machine must be handed over on this machine, by ./waybill push");
        } else if (!look && isForeign(request)) {
            refuse(call, FORBIDDEN, "A change must come from Waybill's own page or from no page");
        } else if (!look && !isJson(request)) {
            refuse(call, UNSUPPORTED, "A change must be said in application/json");
        } else {
            call.next();
        }
    }

    /** @param path as routes are found by it, and not as it was sent: there are many ways to write one */
    private static boolean isForAll(String path) {
        return path.equals("/") || path.startsWith("/page/") || path.startsWith("/callback/");
    }

    private boolean mayEnter(HttpServerRequest request, boolean look, boolean inside) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return key.opens(authorization)
                    || token.filter(given -> opens(given, authorization)).isPresent();
        }
        return look && (inside ? freeToLook : hasCertificate(request));
    }

    private static boolean opens(Token token, String authorization) {
        try {
            return new ApiKey(token.read()).opens(authorization);
        } catch (IllegalStateException gone) {
            LOG.warn("Nobody can come in by the token: {}", gone.getMessage());
            return false;
        }
    }

    private static boolean hasCertificate(HttpServerRequest request) {
        SSLSession session = request.sslSession();
        try {
            return session != null && session.getPeerCertificates().length > 0;
        } catch (SSLPeerUnverifiedException none) {
            return false;
        }
    }

    private static boolean isForeign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return site != null && !Set.of("same-origin", "none").contains(site)
                || origin != null && !isFrom(origin, request.authority());
    }

    private static boolean isFrom(String origin, HostAndPort here) {
        try {
            URI from = URI.create(origin);
            return here.host().equals(from.getHost()) && here.port() == from.getPort();
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }

    private static boolean isJson(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return type != null && type.split(";")[0].strip().equalsIgnoreCase("application/json");
    }

    private static String host(HttpServerRequest request) {
        return request.authority() == null ? "" : request.authority().host().toLowerCase(Locale.ROOT);
    }

    private static void refuse(RoutingContext call, int status, String words) {
        Reply reply = Reply.error(status, words);
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .end(Buffer.buffer(reply.body()));
    }
}
