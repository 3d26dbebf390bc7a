package io.waybill.destination.datatile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.waybill.Scene;
import io.waybill.destination.Receipt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An instance that is other than we think in all that is not known. */
class DatatileOtherInstanceTest extends DatatileTest {
    private final List<String> calls = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private HttpServer instance;

    @BeforeEach
    void start() throws IOException {
        instance = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        instance.createContext("/", this::answer);
        instance.start();
    }

    @AfterEach
    void stop() {
        instance.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("X-Key"));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        String said = calls.size() == 1 ? "{\"ticket\":[{\"no\":\"J 9/a\"}]}" : "{\"phase\":\"Gone\"}";
        exchange.sendResponseHeaders(200, said.length());
        exchange.getResponseBody().write(said.getBytes(UTF_8));
        exchange.close();
    }

    @Test
    void whatIsNotKnownIsAParameter() {
        String root = "http://127.0.0.1:" + instance.getAddress().getPort();
        scene.with("datatile.baseUrl", root + "/tenant").with("datatile.statusUrl", root + "/w?job={jobId}&x=1");
        scene.sink(
                        "apiPath: /collector/v9",
                        "tokenHeader: X-Key",
                        "fileField: upload",
                        "fields: \"project=7 %,who=Grün\"",
                        "jobIds: /ticket/0/no",
                        "states: /phase",
                        "succeeded: gone")
                .file("soil.csv", "rows".getBytes(UTF_8));

        scene.runOnce();

        assertThat(calls)
                .containsExactly(
                        "POST /tenant/collector/v9/append/" + DatatileScene.DATABASE + " " + Scene.TOKEN,
                        "GET /w?job=J%209%2Fa&x=1 " + Scene.TOKEN);
        assertThat(bodies.get(0))
                .containsSubsequence(
                        "name=\"project\"", "7 %", "name=\"who\"", "Grün", "name=\"upload\"", "soil.csv", "rows");
        assertThat(Receipt.parse(scene.waybill("soil.csv").receipt()).job()).isEqualTo("J 9/a");
    }
}
