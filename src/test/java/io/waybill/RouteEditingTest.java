package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.console.PushStatus;
import io.waybill.console.RoutesStatus;
import io.waybill.ledger.State;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.Registered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Route files that somebody edits while they run. */
class RouteEditingTest extends SceneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int FILES = 200;
    private static final int LARGE = 20 << 20;
    private static final String EACH_SECOND = "0/1 * * * * ?";
    private static final String SINK = "token: \"{{databank.token}}\"";

    private Engine engine;

    @BeforeEach
    void edit() {
        scene.quickDelays().with("waybill.routes.reload", "200ms").editedRoutes("", "");
    }

    private RoutesStatus routes() {
        return engine.reporter().status().routes();
    }

    private long waybills(State state) {
        return engine.reporter().status().states().get(state);
    }

    private Path file() {
        return scene.routes().resolve("databank.camel.yaml");
    }

    private void awaitTaken(int edits) {
        await().atMost(PATIENCE).until(() -> routes().taken() >= edits);
        assertThat(routes().refused()).isNull();
    }

    private void awaitDelivered(int files) {
        await().atMost(PATIENCE).until(() -> scene.delivered().size() >= files);
    }

    private void hundredsOfFilesThatTakeTheirTime() {
        scene.databank.fault(Fault.on("any").delay(Duration.ofMillis(20)));
        for (int number = 0; number < FILES; number++) {
            scene.file("soil-%03d.csv".formatted(number), 1_000 + number);
        }
    }

    @Test
    void editsWhile200FilesAreOnTheirWayLoseNoneAndDoubleNone() {
        hundredsOfFilesThatTakeTheirTime();
        engine = scene.startPolling(EACH_SECOND);

        awaitDelivered(10);
        scene.editedRoutes(SINK, SINK + "\n              chunkSize: 512KiB");
        awaitTaken(1);
        int afterTheFirst = scene.delivered().size();
        scene.editedRoutes("chunkSize: 512KiB", "checksums: false");
        awaitTaken(2);
        scene.editedRoutes("schedule: \"{{databank.schedule}}\"", "schedule: \"0/2 * * * * ?\"");
        awaitTaken(3);
        awaitDelivered(FILES);

        assertThat(afterTheFirst).isLessThan(FILES);
        await().atMost(PATIENCE).until(() -> waybills(State.DELIVERED) == FILES);
        assertThat(scene.delivered()).extracting(Registered::filename).doesNotHaveDuplicates();
        assertThat(scene.delivered()).hasSize(FILES);
        assertThat(scene.databank.calls("verify")).hasSize(FILES);
        assertThat(scene.waybill(scene.delivered().get(FILES - 1).filename()).receipt())
                .contains("\"sha256\":null");
    }

    @Test
    void aFileThatIsBeingSentGoesOnFromTheByteThatIsAcknowledged() {
        scene.databank.fault(Fault.on("transfer").delay(Duration.ofMillis(200)));
        scene.editedRoutes(SINK, SINK + "\n              chunkSizeLargest: 256KiB");
        scene.file("large.bin", LARGE);
        engine = scene.startPolling(EACH_SECOND);
        await().atMost(PATIENCE).until(() -> scene.databank.calls("transfer").size() > 1);

        scene.editedRoutes("chunkSizeLargest: 256KiB", "chunkSizeLargest: 512KiB");

        awaitTaken(1);
        boolean early = scene.delivered().isEmpty();
        awaitDelivered(1);
        assertThat(early).isTrue();
        assertThat(scene.databank.calls("setup")).hasSize(1);
        assertThat(scene.databank.calls("transfer")).extracting(Call::bytes).contains(512L << 10);
        assertThat(scene.databank.calls("transfer").stream()
                        .mapToLong(Call::bytes)
                        .sum())
                .isEqualTo(LARGE);
        await().atMost(PATIENCE).until(() -> scene.state("large.bin") == State.DELIVERED);
        assertThat(scene.timeline("large.bin")).anyMatch(line -> line.contains("Its route was changed"));
    }

    @Test
    void aCallThatCannotBeRepeatedIsWaitedFor() throws Exception {
        scene.databank.fault(Fault.on("single-shot").hangAfterWork());
        scene.with("databank.protocol", "single-shot").file("soil.csv", 1_000);
        engine = scene.startPolling(EACH_SECOND);
        scene.databank.awaitHang(PATIENCE);

        scene.editedRoutes(SINK, SINK + "\n              checksums: false");

        await().atMost(PATIENCE).until(() -> routes().taking() != null);
        assertThat(routes().troubles()).singleElement().asString().contains("is being taken");
        assertThat(engine.reporter().status().headline()).endsWith("Nothing needs you.");
        scene.databank.releaseHangs();
        awaitTaken(1);
        await().atMost(PATIENCE).until(() -> scene.state("soil.csv") == State.DELIVERED);
        assertThat(scene.delivered()).hasSize(1);
        assertThat(scene.databank.calls("single-shot")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "folder: \"{{databank.inbox}}\" | folder: [\"{{databank.inbox}}\" | must be YAML",
                "protocol: \"{{databank.protocol}}\" | protcol: \"{{databank.protocol}}\" | did you mean protocol?",
                "{{databank.dataset}} | {{databank.datset}} | did you mean databank.dataset?",
                "kamelet:databank-sink | direct:nowhere | none begins with direct:nowhere",
                "{{databank.schedule}} | */10 * * * * | must be a Quartz cron expression"
            })
    void aBrokenEditChangesNothingAndIsNamed(String text, String replacement, String words) {
        engine = scene.startPolling(EACH_SECOND);
        List<Route> before = engine.camel().getRoutes();

        scene.editedRoutes(text, replacement);

        await().atMost(PATIENCE).until(() -> routes().refused() != null);
        assertThat(routes().troubles())
                .singleElement()
                .asString()
                .contains(file() + " was changed at", "is not taken: " + file() + ":", words, "goes on.");
        assertThat(engine.reporter().status().headline()).endsWith("No file needs you; what does is below.");
        scene.file("soil.csv", 1_000);
        awaitDelivered(1);
        assertThat(engine.camel().getRoutes()).containsExactlyElementsOf(before);
        assertThat(routes().taken()).isZero();
    }

    @Test
    void anEditThatIsMendedIsTaken() {
        engine = scene.startPolling(EACH_SECOND);
        scene.editedRoutes("protocol: \"{{databank.protocol}}\"", "protcol: tus");
        await().atMost(PATIENCE).until(() -> routes().refused() != null);

        scene.editedRoutes("protcol: tus", "protocol: three-phase");

        awaitTaken(1);
        assertThat(routes().troubles()).isEmpty();
        scene.file("soil.csv", 1_000);
        awaitDelivered(1);
        assertThat(scene.databank.calls("options")).isEmpty();
    }

    @Test
    void aBrokenEditThatIsTakenBackIsForgotten() {
        engine = scene.startPolling(EACH_SECOND);
        scene.editedRoutes("protocol:", "protcol:");
        await().atMost(PATIENCE).until(() -> routes().refused() != null);

        scene.editedRoutes("protcol:", "protocol:");

        await().atMost(PATIENCE).until(() -> routes().troubles().isEmpty());
        assertThat(routes().taken()).isZero();
    }

    @Test
    void whatWasNotChangedGoesOnUntouched() {
        scene.with("dc21.baseUrl", "http://127.0.0.1:1").with("dc21.token", "file:" + scene.tokenFile);
        engine = scene.startPolling(EACH_SECOND);
        Route other = engine.camel().getRoute("dc21-delivery");
        Route arrival = engine.camel().getRoute("databank-arrival");

        scene.editedRoutes("{{databank.protocol}}", "tus");

        awaitTaken(1);
        assertThat(other).isNotNull();
        assertThat(engine.camel().getRoute("dc21-delivery")).isSameAs(other);
        assertThat(engine.camel().getRoute("databank-arrival")).isSameAs(arrival);
    }

    @Test
    void anEditLeavesNothingOfTheOldRoutesBehind() {
        engine = scene.startPolling(EACH_SECOND);
        int routes = engine.camel().getRoutesSize();
        int endpoints = engine.camel().getEndpoints().size();

        scene.editedRoutes("{{databank.protocol}}", "tus");

        awaitTaken(1);
        assertThat(engine.camel().getRoutesSize()).isEqualTo(routes);
        assertThat(engine.camel().getEndpoints()).hasSize(endpoints);
    }

    @Test
    void aDestinationThatIsRenamedTakesTheNewFiles() {
        engine = scene.startPolling(EACH_SECOND);

        scene.editedRoutes("destination=databank", "destination=soil");

        awaitTaken(1);
        scene.file("soil.csv", 1_000);
        awaitDelivered(1);
        assertThat(scene.waybill("soil.csv").destination()).isEqualTo("soil");
    }

    private List<String> pushes() {
        return engine.reporter().status().pushes().stream()
                .map(PushStatus::route)
                .toList();
    }

    @Test
    void aFileThatIsRemovedEndsItsRoutesAndOneThatIsAddedBeginsThem() throws IOException {
        engine = scene.startPolling(EACH_SECOND);
        String text = Files.readString(file());
        Files.delete(file());
        awaitTaken(1);
        boolean gone = engine.camel().getRoute("databank-delivery") == null;
        List<String> pushes = pushes();

        Files.writeString(scene.routes().resolve("again.camel.yaml"), text);

        awaitTaken(2);
        assertThat(gone).isTrue();
        assertThat(pushes).isEmpty();
        assertThat(pushes()).containsExactly("databank-arrival");
        scene.file("soil.csv", 1_000);
        awaitDelivered(1);
    }

    @Test
    void anotherFailurePolicyIsThatOfEachRoute() {
        scene.databank.fault(Fault.on("options").fromCallOn(1).answer(500));
        engine = scene.startPolling(EACH_SECOND);

        scene.editedRoutes("method: tryAgain", "method: refuse");

        awaitTaken(1);
        scene.with("databank.protocol", "tus").file("soil.csv", 1_000);
        scene.databank.fault(Fault.on("any").fromCallOn(1).answer(500));
        await().atMost(PATIENCE)
                .until(() -> waybills(State.DEAD) == 1 || !scene.delivered().isEmpty());
        assertThat(scene.state("soil.csv")).isEqualTo(State.DEAD);
    }

    @Test
    void aRouteThatCannotBeginPutsBackWhatRanBefore() {
        engine = scene.startPolling(EACH_SECOND);
        String second = """
                - route:
                    id: second-arrival
                    description: Takes the same files.
                    from:
                      uri: kamelet:waybill-folder-source
                      parameters:
                        folder: "%s/./"
                      steps:
                        - to: "kamelet:waybill-sink?destination=databank"
                """.formatted(scene.inbox.resolveSibling("inbox/../inbox"));

        scene.addRoute("second.camel.yaml", second).editedRoutes("{{databank.protocol}}", "tus");

        await().atMost(PATIENCE).until(() -> routes().refused() != null);
        assertThat(routes().troubles()).singleElement().asString().contains("must not take the same files");
        scene.file("soil.csv", 1_000);
        awaitDelivered(1);
    }

    @Test
    void whatAnEditorPutsBesideAFileIsNoRouteFile() throws IOException {
        engine = scene.startPolling(EACH_SECOND);
        for (String name : List.of(".databank.camel.yaml.swp", "databank.camel.yaml~", ".#databank.camel.yaml")) {
            Files.writeString(scene.routes().resolve(name), "no: [yaml");
        }

        Files.move(
                Files.writeString(
                        scene.routes().resolve("databank.camel.yaml.new"),
                        Files.readString(file()).replace("{{databank.protocol}}", "tus")),
                file(),
                StandardCopyOption.REPLACE_EXISTING);

        awaitTaken(1);
        assertThat(routes().troubles()).isEmpty();
    }

    @Test
    void whatIsReadAtAStartOnlyIsSaidToTakeOne() {
        engine = scene.startPolling(EACH_SECOND);

        scene.addRoute("bean.camel.yaml", """
                - beans:
                    - name: list
                      type: java.util.ArrayList
                """);

        await().atMost(PATIENCE).until(() -> routes().refused() != null);
        assertThat(routes().troubles()).singleElement().asString().contains("start Waybill again");
    }

    @Test
    void aHoldIsTriedAgainWhenItsRouteIsMended() {
        scene.editedRoutes("{{databank.dataset}}", "TESTIDB-0000000").file("soil.csv", 1_000);
        engine = scene.startPolling(EACH_SECOND);
        await().atMost(PATIENCE).until(() -> waybills(State.HELD) == 1);

        scene.editedRoutes("TESTIDB-0000000", "{{databank.dataset}}");

        awaitDelivered(1);
    }
}
