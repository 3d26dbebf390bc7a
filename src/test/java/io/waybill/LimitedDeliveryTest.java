package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.waybill.cli.LimitCommand;
import io.waybill.cli.Place;
import io.waybill.console.BandwidthStatus;
import io.waybill.console.WaybillStatus;
import io.waybill.destination.Speed;
import io.waybill.destination.datatile.DatatileScene;
import io.waybill.destination.dc21.Dc21Scene;
import io.waybill.destination.workspace.WorkspaceScene;
import io.waybill.ledger.State;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Files on their way to each destination, by the shipped routes, with a bandwidth at which they would take a quarter of an hour. */
class LimitedDeliveryTest {
    private static final String SLOW = "1KiB/s";
    private static final int LARGE = 1 << 20;

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private Scene scene;

    static Stream<Arguments> destinations() {
        return Stream.of(
                of("databank", home -> new Scene(home).quickDelays()),
                of("datatile", DatatileScene::new),
                of("workspace", WorkspaceScene::new),
                of(
                        "dc21",
                        home -> new Dc21Scene(home)
                                .ofFiles()
                                .with("dc21.experiment", "1")
                                .editedRoutes("type: \"{{dc21.type}}\"", "type: RAW\n              sidecar: none")));
    }

    private static Arguments of(String destination, Function<Path, Scene> scene) {
        return Arguments.of(destination, scene);
    }

    @AfterEach
    void close() {
        if (scene != null) {
            scene.close();
        }
    }

    private int limit(String... arguments) {
        return new CommandLine(new LimitCommand(config -> new Place(scene.data(), 1_000, Optional::empty)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
    }

    /** Some of a large file has gone, and it waits for more of it to be let out. */
    private Engine onItsWay(String destination, String bandwidth) {
        scene.with(destination + ".bandwidth", bandwidth).file("large.csv", LARGE);
        Engine engine = scene.start();
        await().until(() -> sending(engine)
                .filter(waybill -> waybill.done() > 0 && waybill.speed() != null)
                .map(waybill -> waybill.speed().limit())
                .filter(Speed.Limit.BANDWIDTH::equals)
                .isPresent());
        return engine;
    }

    private static Optional<WaybillStatus> sending(Engine engine) {
        return engine.reporter().status().sending().stream().findFirst();
    }

    private static BandwidthStatus bandwidth(Engine engine, String destination) {
        return engine.reporter().status().destinations().stream()
                .filter(status -> status.name().equals(destination))
                .findFirst()
                .orElseThrow()
                .bandwidth();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("destinations")
    void aFileOnItsWayIsHeldBackUntilItsDestinationIsLimitedNoMore(String destination, Function<Path, Scene> scenes) {
        // Given
        scene = scenes.apply(home);
        Engine engine = onItsWay(destination, SLOW);
        Speed speed = sending(engine).orElseThrow().speed();

        // When
        int exit = limit(destination, "none");

        // Then
        assertThat(speed.secondsLeft()).isPositive();
        assertThat(exit).isZero();
        await().until(() -> scene.state("large.csv") == State.DELIVERED);
        assertThat(scene.timeline("large.csv"))
                .filteredOn(entry -> entry.startsWith("sending"))
                .hasSize(1);
    }

    @Test
    void updatesAreHeldBackToo() {
        // Given
        Dc21Scene farm = new Dc21Scene(home);
        scene = farm.with("dc21.bandwidth", SLOW);
        String update = "{\"filename\": \"soil.dat\", \"description\": \"%s\"}".formatted("x".repeat(10_000));
        scene.file("updates.json", update.getBytes(StandardCharsets.UTF_8));
        scene.start();
        await().until(() -> !farm.dc21.calls("search").isEmpty());
        await().during(Duration.ofMillis(200))
                .until(() -> farm.dc21.calls("update").isEmpty());

        // When
        limit("dc21-metadata", "none");

        // Then
        await().until(() -> scene.state("updates.json") == State.DELIVERED);
    }

    @Test
    void whatAPersonDecidesIsShownOutlivesARestartAndIsTakenBack() {
        // Given
        String always = "10MiB/s 00:00-24:00, 20MiB/s else";
        scene = new Scene(home).quickDelays().with("databank.bandwidth", always);
        scene.start();
        int decided = limit("databank", "2MiB/s", "Mon-Fri", "08:00-18:00,", "none", "else", "--until", "2h");
        scene.stop();

        // When
        Engine again = scene.start();
        BandwidthStatus kept = bandwidth(again, "databank");
        int takenBack = limit("databank", "--as-configured");

        // Then
        assertThat(decided).isZero();
        assertThat(kept.timetable()).isEqualTo("2MiB/s Mon-Fri 08:00-18:00, none else");
        assertThat(kept.setBy()).isEqualTo(System.getProperty("user.name"));
        assertThat(kept.until()).isNotNull();
        assertThat(kept.configured()).isEqualTo(always);
        assertThat(takenBack).isZero();
        assertThat(bandwidth(again, "databank"))
                .isEqualTo(new BandwidthStatus(10L << 20, always, null, null, null, null, always));
        assertThat(out.toString()).contains("databank: at most 10 MiB/s.");
    }

    @Test
    void aStopEndsAnUploadThatWaitsForItsBandwidthAndItGoesOnLater() {
        scene = new Scene(home).quickDelays();
        onItsWay("databank", SLOW);

        scene.stop();
        State stopped = scene.state("large.csv");
        scene.with("databank.bandwidth", "none").start();

        assertThat(stopped.isOpen()).isTrue();
        await().until(() -> scene.state("large.csv") == State.DELIVERED);
        assertThat(scene.delivered()).hasSize(1);
    }

    /** Of a chunk that is cut for a limit, the ledger, the service and the next attempt know the same end. */
    @Test
    void withALimitThreePhasesGoInSmallChunksAndWithoutInLargeOnes() {
        scene = new Scene(home).quickDelays();
        onItsWay("databank", SLOW);

        limit("databank", "none");

        await().until(() -> scene.state("large.csv") == State.DELIVERED);
        assertThat(scene.callsOfFiles())
                .filteredOn(call -> call.phase().equals("transfer"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10MB/s", "1MiB/s Mon-Fry"})
    void aBandwidthThatIsNoneIsRefusedByTheStartAndByTheCommand(String wrong) {
        // Given
        scene = new Scene(home);
        Settings settings = scene.with("databank.bandwidth", wrong).settings();
        assertThatThrownBy(() -> Engine.start(settings, RouteFiles.in(scene.routes()), false))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("waybill-source: bandwidth (the setting databank.bandwidth): A ")
                .hasMessageContaining("must be");
        Engine engine = scene.with("databank.bandwidth", "none").start();

        // When
        int exit = limit("databank", wrong);

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(out.toString()).contains("must be");
        assertThat(bandwidth(engine, "databank").setBy()).isNull();
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        scene = new Scene(home);
        scene.start();

        assertThat(limit("databank")).isEqualTo(2);
        assertThat(limit("databank", "1MiB/s", "--as-configured")).isEqualTo(2);
        assertThat(limit("databank", "1MiB/s", "--until", "soon")).isEqualTo(2);
        assertThat(limit("databank", "1MiB/s", "--until", "2020-01-01T00:00")).isEqualTo(2);
        assertThat(limit("nowhere", "1MiB/s")).isEqualTo(2);
        assertThat(out.toString())
                .contains("Either a rate must be given")
                .contains("A time must be such as 18:00, 2026-11-23T18:00 or 90m from now, and is 'soon'")
                .contains("\"until\" must be a time to come")
                .contains("The destination must be one that a route delivers to");
    }
}
