package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.waybill.sandbox.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a webhook is told, by the shipped route and a server on this machine. */
class WebhookIT extends SceneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOKEN = "webhook-canary-marimba";

    private final List<JsonNode> got = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer server;

    @BeforeEach
    void openServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        scene.quickDelays()
                .with("notify.webhook.url", address())
                .with("notify.webhook.token", "file:" + Files.writeString(home.resolve("hook-token"), TOKEN));
    }

    @AfterEach
    void closeServer() {
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/secret-path-glockenspiel";
    }

    private void answer(HttpExchange call) throws IOException {
        got.add(JsonMapper.builder().build().readTree(call.getRequestBody()));
        authorizations.add(call.getRequestURI() + " " + call.getRequestHeaders().getFirst("Authorization"));
        call.sendResponseHeaders(status, -1);
        call.close();
    }

    @Test
    void aRunIsToldOfAsJsonWithItsTokenOnce() {
        scene.databank.fault(Fault.on("setup").call(1).answer(400, "no such thing"));
        scene.file("soil 1.csv", 100);
        scene.file("soil 2.csv", 100);

        scene.runOnce();

        assertThat(got).hasSize(1);
        JsonNode message = got.get(0);
        assertThat(message.get("kind").asText()).isEqualTo("run");
        assertThat(message.get("trouble").asBoolean()).isTrue();
        assertThat(message.get("files")).hasToString("{\"DEAD\":1,\"DELIVERED\":1}");
        assertThat(message.get("destinations")).hasToString("[\"databank\"]");
        assertThat(message.at("/told/0/reason").asText()).contains("no such thing");
        assertThat(message.get("subject").asText()).endsWith("1 of 2 files not delivered to databank");
        assertThat(message.get("text").asText()).contains("./waybill dead-letters replay");
        assertThat(authorizations).containsExactly("/hooks/secret-path-glockenspiel Bearer " + TOKEN);
    }

    @Test
    void aWebhookThatFailsIsAskedAgainUntilItTakesTheNotice() {
        status = 500;
        scene.file("soil 1.csv", 100);
        scene.start();
        await().atMost(PATIENCE).until(() -> got.size() > 1);

        status = 204;

        await().atMost(PATIENCE)
                .until(() -> !log.lines("Notices for webhook can be sent again").isEmpty());
        assertThat(got).allMatch(message -> message.equals(got.get(0)));
        assertThat(log.lines("Notices for webhook cannot be sent"))
                .singleElement()
                .asString()
                .contains("HTTP 500");
    }

    @Test
    void anAddressThatIsASecretIsReadFromItsFileAndShownNowhere() throws IOException {
        status = 403;
        scene.with("notify.webhook.url", "file:" + Files.writeString(home.resolve("hook"), address()));
        scene.file("soil 1.csv", 100);

        scene.runOnce();

        assertThat(authorizations).isNotEmpty().allMatch(call -> call.startsWith("/hooks/secret-path-glockenspiel "));
        assertThat(log.lines("Notices for webhook cannot be sent")).hasSize(1);
        assertThat(log.lines()).noneMatch(line -> line.contains("glockenspiel") || line.contains(TOKEN));
    }
}
