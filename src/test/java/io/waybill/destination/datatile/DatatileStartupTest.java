package io.waybill.destination.datatile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.waybill.ledger.State;
import io.waybill.sandbox.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the push to DATATILE runs, and what keeps it from running. */
class DatatileStartupTest extends DatatileTest {
    @Test
    void thePushIsOffUntilABaseUrlIsSet() {
        Path folder = home.resolve("never");
        scene.with("datatile.baseUrl", "").with("datatile.inbox", folder.toString());

        scene.start();

        assertThat(folder).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "datatile.baseUrl, cloud.datatile.eu, the address at which you open DATATILE",
        "datatile.baseUrl, http://cloud.datatile.eu, https",
        "datatile.mode, upsert, 'one of [create, reload, append]'",
        "datatile.hash, '', the setting datatile.hash",
        "datatile.hash, a/b, targetHash",
        "datatile.token, 0123456789abcdef-literal, env:NAME",
        "datatile.statusUrl, https://cloud.datatile.eu/jobs, {jobId}",
        "datatile.statusUrl, 'http://cloud.datatile.eu/jobs/{jobId}', https",
    })
    void aWrongSettingIsNamedWithWhatIsRight(String key, String value, String named) {
        scene.with(key, value);

        assertThatThrownBy(scene::runOnce).hasMessageContaining(named).hasMessageNotContaining("-literal");
    }

    @ParameterizedTest
    @CsvSource({
        "'followFor: soon', followFor",
        "'callbackIn: cookie', '[form, query, header]'",
        "'largest: huge', largest",
        "'occupied: \"4o9\"', occupied",
        "'jobIds: id', jobIds",
        "'fields: name', fields",
    })
    void aWrongParameterIsNamed(String parameter, String named) {
        scene.sink(parameter);

        assertThatThrownBy(scene::runOnce).hasMessageContaining(named);
    }

    @Test
    void aRouteWithoutABaseUrlIsToldWhereToFindOne() {
        scene.editedRoutes("              baseUrl: \"{{datatile.baseUrl}}\"\n", "");

        assertThatThrownBy(scene::runOnce)
                .hasMessageContaining("datatile-sink: baseUrl must be given")
                .hasMessageContaining("the address at which you open DATATILE");
    }

    @Test
    void aCallbackWithoutAStatusUrlIsRefused() {
        scene.with("datatile.statusUrl", "none");
        scene.sink("callbackUrl: https://waybill.example.org");

        assertThatThrownBy(scene::runOnce).hasMessageContaining("callbackUrl must stand beside statusUrl");
    }

    @Test
    void twoDestinationsForOneHashAreRefused() throws IOException {
        String delivery = Files.readString(Path.of("routes/datatile.camel.yaml"));
        scene.addRoute(
                "second.camel.yaml",
                delivery.substring(delivery.indexOf("- route:\n    id: datatile-delivery"))
                        .replace("id: datatile-delivery", "id: second-delivery")
                        .replace("destination=datatile", "destination=second"));

        assertThatThrownBy(scene::runOnce)
                .hasMessageContaining("one destination only")
                .hasMessageContaining(DatatileScene.DATABASE);
    }

    @Test
    void aSecondDatabaseIsPushedToByACopyOfTheRoute() throws IOException {
        scene.datatile.database("another");
        String route = Files.readString(Path.of("routes/datatile.camel.yaml"));
        scene.addRoute("survey.camel.yaml", route.replaceAll("datatile(?!-sink)", "survey"));
        Path inbox = Files.createDirectory(home.resolve("survey"));
        for (String key : new String[] {"baseUrl", "schedule", "mode", "token", "statusUrl", "bandwidth"}) {
            scene.with("survey." + key, scene.settings().text("datatile." + key));
        }
        scene.with("survey.hash", "another").with("survey.inbox", inbox.toString());
        scene.file("soil.csv", 10);
        Files.move(scene.file("survey.csv", 10), inbox.resolve("survey.csv"));

        scene.runOnce();

        assertThat(scene.imports())
                .extracting(file -> file.hash())
                .containsExactlyInAnyOrder(DatatileScene.DATABASE, "another");
    }

    @Test
    void theSinkWorksInAPlainRouteWithoutTheQueueAndFollowsNothing() {
        scene.datatile.holdJobs();
        scene.onlyRoute("""
                - route:
                    id: plain
                    description: Sends files straight to the database.
                    from:
                      uri: "file:{{datatile.inbox}}"
                      parameters:
                        delete: true
                      steps:
                        - to:
                            uri: kamelet:datatile-sink
                            parameters:
                              baseUrl: "{{datatile.baseUrl}}"
                              mode: "{{datatile.mode}}"
                              targetHash: "{{datatile.hash}}"
                              token: "{{datatile.token}}"
                              statusUrl: "{{datatile.statusUrl}}"
                        - log:
                            logName: io.waybill.plain
                            message: "${body.said}"
                """);
        scene.file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.imports()).hasSize(1);
        assertThat(scene.left()).isEmpty();
        assertThat(log.lines())
                .anyMatch(line -> line.contains("accepted, not followed (it is sent without the queue)"));
    }

    @Test
    void aStopWaitsForAnUploadThatCannotBeSentTwice() throws Exception {
        scene.datatile.fault(Fault.on("append").hangAfterWork());
        scene.file("soil.csv", 10);
        scene.start();
        scene.datatile.awaitHang(Duration.ofSeconds(20));
        Thread stop = new Thread(scene::stop);
        stop.start();
        await().until(() -> log.lines().stream().anyMatch(line -> line.contains("waits with its stop")));

        scene.datatile.releaseHangs();
        stop.join();

        scene.runOnce();
        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.uploads()).hasSize(1);
    }
}
