package io.waybill.destination.datatile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.FreePort;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service tells that it is done, and does not have to wait until it is asked. */
class DatatileCallbackTest extends DatatileTest {
    private int port;

    @BeforeEach
    void anHourBetweenTwoQuestions() throws IOException {
        port = FreePort.find();
        scene.with("waybill.http.port", Integer.toString(port))
                .with("waybill.work.first-delay", "1h")
                .with("waybill.work.largest-delay", "1h");
        scene.datatile.holdJobs();
        scene.file("soil.csv", 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"form", "query", "header"})
    void aCallbackEndsTheWait(String where) {
        scene.sink("callbackUrl: http://127.0.0.1:" + port, "callbackIn: " + where);
        scene.start();
        await().until(() -> scene.state("soil.csv") == State.WAITING);

        scene.datatile.releaseJobs();

        await().until(() -> scene.state("soil.csv") == State.DELIVERED);
        assertThat(scene.uploads()).hasSize(1);
        assertThat(scene.timeline("soil.csv")).contains("called back: null");
    }

    @Test
    void aCallbackIsNotBelieved() throws Exception {
        AtomicReference<String> address = new AtomicReference<>();
        scene.datatile.onCallback(address::set);
        scene.sink("callbackUrl: http://127.0.0.1:" + port);
        scene.start();
        await().until(() -> scene.state("soil.csv") == State.WAITING);

        int status = call(address.get());

        assertThat(status).isEqualTo(204);
        await().until(() -> scene.datatile.calls("job").size() > 1);
        await().until(() -> scene.state("soil.csv") == State.WAITING);
    }

    @Test
    void aCallWithAnotherKeyChangesNothing() throws Exception {
        scene.sink("callbackUrl: http://127.0.0.1:" + port);
        scene.start();
        await().until(() -> scene.state("soil.csv") == State.WAITING);
        Waybill before = scene.waybill("soil.csv");

        int status = call("http://127.0.0.1:" + port + "/callback/" + before.id() + "/guessed");

        assertThat(status).isEqualTo(204);
        assertThat(scene.waybill("soil.csv")).isEqualTo(before);
    }

    @Test
    void theKeyIsInNothingThatWaybillWrites() throws IOException {
        AtomicReference<String> address = new AtomicReference<>();
        scene.datatile.onCallback(address::set);
        scene.sink("callbackUrl: http://127.0.0.1:" + port);
        scene.start();
        await().until(() -> scene.state("soil.csv") == State.WAITING);
        scene.stop();

        String key = address.get().substring(address.get().lastIndexOf('/') + 1);
        assertThat(key).hasSizeGreaterThan(30);
        assertThat(log.lines()).noneMatch(line -> line.contains(key));
        for (Path file : scene.written()) {
            assertThat(new String(Files.readAllBytes(file), UTF_8)).doesNotContain(key);
        }
    }

    private static int call(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .POST(BodyPublishers.ofString("{\"status\":\"success\"}"))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
