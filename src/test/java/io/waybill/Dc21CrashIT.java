package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.destination.Receipt;
import io.waybill.destination.dc21.Dc21Scene;
import io.waybill.ledger.State;
import io.waybill.sandbox.Dc21File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of files and their metadata for DC21 when the process is killed, at a named point or at any instant. */
class Dc21CrashIT {
    private static final int SEEDS = Integer.getInteger("waybill.crash.dc21", 3);
    private static final int LONGEST_MILLIS = 800;
    private static final long SMALL = 400_000;
    private static final long LARGER_THAN_ALL_BUFFERS = 20_000_000;
    private static final List<String> NAMES =
            IntStream.range(0, 6).mapToObj(i -> "rain-" + i + ".dat").toList();

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource(names = {"AMID_A_FORM", "BEFORE_A_FORMS_ANSWER", "AFTER_A_FORMS_ANSWER"})
    void aKillLosesNothingAndMakesNoFileTwice(CrashPoint point) throws Exception {
        try (Dc21Scene scene = scene(home, point == CrashPoint.AMID_A_FORM ? LARGER_THAN_ALL_BUFFERS : SMALL)) {
            Path marker = home.resolve("marker");
            if (point.isAtTheServer()) {
                scene.dc21.fault(point.fault());
            }
            String option = point.isAtTheServer() ? "" : point.javaOption(marker, 2, "waitFor(\"the kill\")");
            try (WaybillProcess process = run(scene, home, option)) {
                if (point.isAtTheServer()) {
                    scene.dc21.awaitHang(Duration.ofSeconds(60));
                } else {
                    process.awaitMarker(marker);
                }
                process.kill();
            }
            scene.dc21.releaseHangs();

            goOn(scene, home);

            NAMES.forEach(name -> assertIsThereOnce(scene, name));
        }
    }

    @Test
    void aKillAtAnyInstantLosesNothingAndMakesNoFileTwice() throws Exception {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Path folder = Files.createDirectory(home.resolve("seed-" + seed));
            try (Dc21Scene scene = scene(folder, SMALL)) {
                killAfter(scene, folder, new Random(seed).nextInt(LONGEST_MILLIS));

                goOn(scene, folder);

                NAMES.forEach(name -> assertIsThereOnce(scene, name));
            }
        }
    }

    private static Dc21Scene scene(Path home, long bytes) {
        Dc21Scene scene = new Dc21Scene(home).ofFiles();
        for (String name : NAMES) {
            scene.sparseFile(name, bytes);
            scene.text(name + ".meta.json", "{\"experiment_id\": 2, \"description\": \"of " + name + "\"}");
        }
        return scene;
    }

    private static void killAfter(Dc21Scene scene, Path folder, int millis) {
        try (WaybillProcess process = run(scene, folder, "")) {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !scene.dc21.calls().isEmpty() || !process.isAlive());
            long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(() -> System.nanoTime() > end);
            process.kill();
        }
    }

    private static void goOn(Dc21Scene scene, Path folder) {
        try (WaybillProcess process = run(scene, folder, "")) {
            assertThat(process.exitCode()).as(process.log()).isZero();
        }
    }

    private static WaybillProcess run(Dc21Scene scene, Path folder, String javaOptions) {
        return WaybillProcess.start(folder, scene.settings(), WaybillProcess.SHORT_LIVED + javaOptions, "--once");
    }

    private static void assertIsThereOnce(Dc21Scene scene, String name) {
        String stem = name.substring(0, name.indexOf('.'));
        List<Dc21File> there = scene.dc21.files().stream()
                .filter(file -> file.name().startsWith(stem))
                .toList();
        assertThat(scene.state(name)).as(name).isEqualTo(State.DELIVERED);
        assertThat(scene.state(name + ".meta.json")).as(name).isEqualTo(State.DELIVERED);
        Receipt receipt = Receipt.parse(scene.waybill(name).receipt());
        assertThat(there).as(name).hasSize(1);
        assertThat(there.get(0).sha256()).as(name).isEqualTo(receipt.sha256());
        assertThat(receipt.filing().id()).isEqualTo(Long.toString(there.get(0).id()));
        assertThat(there.get(0).text("description")).isEqualTo("of " + name);
    }
}
