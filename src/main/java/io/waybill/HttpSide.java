package io.waybill;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.Router;
import io.waybill.console.ApiKey;
import io.waybill.console.Doorkeeper;
import io.waybill.console.LiveReports;
import io.waybill.console.StatusReport;
import io.waybill.secret.Token;
import io.waybill.secret.Tokens;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.support.service.ServiceHelper;

/**
 * What stands around the routes that Camel's HTTP server has: who may come in, the live reports, and where it is asked
 * for, the address that other machines can reach.
 */
final class HttpSide implements AutoCloseable {
    private static final int IDLE_SECONDS = 60;

    private final OutsideAddress outside;
    private final Doorkeeper doorkeeper;
    private final LiveReports live;
    private final int port;
    private Optional<HttpServer> server = Optional.empty();

    HttpSide(Settings settings, ApiKey key, Tokens tokens, Supplier<StatusReport> reports) {
        this.port = settings.number("waybill.http.port");
        this.outside = OutsideAddress.of(settings);
        Optional<Token> token = outside.token().map(tokens::find);
        token.filter(Token::isFixed).ifPresent(Token::read);
        this.doorkeeper = new Doorkeeper(key, token, settings.is("waybill.http.looking", "free"), outside.port());
        this.live = new LiveReports(reports);
    }

    /** Before the first route has its address. */
    void open(CamelContext camel) {
        // Camel would start its server later, and has no router before that.
        ServiceHelper.startService(camel.hasService(MainHttpServer.class));
        VertxPlatformHttpRouter router =
                VertxPlatformHttpRouter.lookup(camel, VertxPlatformHttpRouter.getRouterNameFromPort(port));
        router.route().order(-2).handler(doorkeeper);
        router.get("/api/live").order(-1).handler(live);
        if (outside.isOpen()) {
            server = Optional.of(listen(router.vertx(), router));
        }
    }

    private HttpServer listen(Vertx vertx, Router router) {
        // Whoever says nothing for so long is sent away: the live reports say something every ten seconds.
        HttpServerOptions options = new HttpServerOptions()
                .setHost(outside.host())
                .setPort(outside.port())
                .setIdleTimeout(IDLE_SECONDS);
        outside.certificate()
                .ifPresent(certificate -> options.setSsl(true)
                        .setPemKeyCertOptions(
                                new PemKeyCertOptions().setCertPath(certificate).setKeyPath(outside.key())));
        outside.clients()
                .ifPresent(authorities -> options.setClientAuth(ClientAuth.REQUEST)
                        .setPemTrustOptions(new PemTrustOptions().addCertPath(authorities)));
        try {
            return vertx.createHttpServer(options)
                    .requestHandler(router)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new WrongSetting(
                    "The settings waybill.http.outside, waybill.http.certificate, waybill.http.key and"
                            + " waybill.http.clients must be an address of this machine that is free, and PEM files, and are"
                            + " not: " + e.getCause().getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        live.close();
        server.ifPresent(HttpServer::close);
    }
}
