package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.destination.datatile.DatatileScene;
import io.waybill.destination.dc21.Dc21Scene;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.Generation;
import io.waybill.sandbox.StandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A token is looked for everywhere after a run with every class of failure, by services that echo it. */
class CanaryIT extends SceneTest {
    private static final int FILES = 14;
    private static final String ECHO = " you sent Authorization: Token token=" + Scene.TOKEN;

    @Test
    void theTokenIsFoundInNothingThatWaybillWritesOrShows() throws Exception {
        // More than are needed: how often a file is tried again before the call that hangs depends on the machine.
        for (int i = 0; i < FILES; i++) {
            scene.file("file-" + i, 10);
        }
        scene.databank
                .fault(Fault.on("setup").call(1).answer(400, "bad" + ECHO))
                .fault(Fault.on("setup").call(2).answer(500, "<html>" + ECHO))
                .fault(Fault.on("transfer").call(1).dropAmidBody(5))
                .fault(Fault.on("verify").call(1).loseAnswer())
                .fault(Fault.on("setup").call(6).answer(503, ECHO))
                .fault(Fault.on("transfer").call(4).hangAfterWork())
                .fault(Fault.on("setup").fromCallOn(13).answer(401, ECHO));
        assertTheTokenIsNowhere(scene, scene.databank, () -> {});
    }

    @Test
    void theTokenIsFoundInNothingWhereDatatileEchoesIt() throws Exception {
        try (DatatileScene other = new DatatileScene(home.resolve("other"))) {
            other.mode("reload").with("waybill.retry.attempts", "3");
            for (int i = 0; i < FILES; i++) {
                other.file("file-" + i + ".csv", 10);
            }
            other.datatile
                    .fault(Fault.on("reload").call(1).answer(400, "bad" + ECHO))
                    .fault(Fault.on("reload").call(2).answer(500, "<html>" + ECHO))
                    .fault(Fault.on("reload").call(3).answer(409, ECHO))
                    .fault(Fault.on("reload").call(4).loseAnswer())
                    .fault(Fault.on("reload").call(5).answer(503, ECHO))
                    .fault(Fault.on("job").call(1).answer(200, "{\"status\":\"failed\",\"why\":\"" + ECHO + "\"}"))
                    .fault(Fault.on("job").call(2).answer(404, ECHO))
                    .fault(Fault.on("job").call(4).hangAfterWork())
                    .fault(Fault.on("reload").fromCallOn(13).answer(401, ECHO));
            assertTheTokenIsNowhere(other, other.datatile, () -> {});
        }
    }

    @Test
    void theTokenIsFoundInNothingWhereTheServiceShowsItInItsRefusals() throws Exception {
        scene.databank.generation(Generation.TODAY);
        for (String name : List.of("refused", "busy", "broken", "lost", "out", "held", "last")) {
            scene.file(name, 10);
        }
        scene.databank
                .fault(Fault.on("create").call(1).answer(400, "bad" + ECHO))
                .fault(Fault.on("create").call(2).answer(500, "<html>" + ECHO))
                .fault(Fault.on("patch").call(1).dropAmidBody(5))
                .fault(Fault.on("attach").call(1).loseAnswer())
                .fault(Fault.on("attach").call(2).answer(502, ECHO))
                .fault(Fault.on("create").call(6).answer(503, ECHO))
                .fault(Fault.on("patch").call(4).hangAfterWork());

        // From here on the tus endpoint answers 401 with all that was sent, the Authorization header too.
        assertTheTokenIsNowhere(
                scene, scene.databank, () -> scene.databank.dataset(Scene.DATASET, "another-token-of-the-dataset"));
    }

    @Test
    void theTokenIsFoundInNothingWhereDc21EchoesIt() throws Exception {
        String echo = " you sent auth_token=" + Scene.TOKEN;
        try (Dc21Scene other = new Dc21Scene(home.resolve("dc21"))) {
            for (int i = 0; i < FILES; i++) {
                other.text("rows-" + i + ".csv", "file_id,description", "1,wet");
            }
            other.dc21
                    .fault(Fault.on("update").call(1).answer(400, "{\"messages\":[\"bad" + echo + "\"]}"))
                    .fault(Fault.on("update").call(2).answer(500, "<html>" + echo))
                    .fault(Fault.on("update").call(3).answer(200, "{\"file_id\":1,\"warnings\":[\"" + echo + "\"]}"))
                    .fault(Fault.on("update").call(4).loseAnswer())
                    .fault(Fault.on("update").call(5).answer(503, echo))
                    .fault(Fault.on("update").call(9).hangAfterWork())
                    .fault(Fault.on("update").fromCallOn(13).answer(401, echo));
            assertTheTokenIsNowhere(other, other.dc21, () -> {});
        }
    }

    @Test
    void theTokenIsFoundInNothingWhereDc21EchoesItToAnUpload() throws Exception {
        String echo = " you sent auth_token=" + Scene.TOKEN;
        try (Dc21Scene other = new Dc21Scene(home.resolve("dc21"))) {
            other.ofFiles();
            for (int i = 0; i < FILES; i++) {
                other.text("rain-" + i + ".dat", "wet");
                other.text("rain-" + i + ".dat.meta.json", "{\"experiment_id\": 1}");
            }
            other.dc21
                    .fault(Fault.on("search").call(1).answer(500, "<html>" + echo))
                    .fault(Fault.on("create").call(1).answer(400, "{\"messages\":\"bad" + echo + "\"}"))
                    .fault(Fault.on("create").call(2).loseAnswer())
                    .fault(Fault.on("create").call(4).hangAfterWork())
                    .fault(Fault.on("create").fromCallOn(9).answer(401, echo))
                    .fault(Fault.on("search").fromCallOn(13).answer(302, echo));
            assertTheTokenIsNowhere(other, other.dc21, () -> {});
        }
    }

    private void assertTheTokenIsNowhere(Scene scene, StandIn<?> service, Runnable amid) throws Exception {
        Path log = home.resolve("log");

        Process waybill = run(scene, log);
        String processList = processListWhileItRuns(service, log);
        amid.run();
        service.releaseHangs();
        waybill.waitFor(4, TimeUnit.MINUTES);

        assertThat(processList).contains("io.waybill.Main").doesNotContain(Scene.TOKEN);
        assertThat(Files.readString(log)).contains("DEAD", "held", "[secret]").doesNotContain(Scene.TOKEN);
        for (Path file : scene.written()) {
            if (!file.startsWith(scene.data().resolve("spool"))) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(content.contains(Scene.TOKEN)).as(file.toString()).isFalse();
            }
        }
        assertThat(scene.deadLetters()).isNotEmpty();
    }

    private static Process run(Scene scene, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "./waybill",
                "run",
                "--once",
                "--config",
                scene.settingsFile("env:CANARY_TOKEN").toString());
        builder.environment().put("CANARY_TOKEN", Scene.TOKEN);
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private static String processListWhileItRuns(StandIn<?> service, Path log) throws Exception {
        try {
            service.awaitHang(Duration.ofMinutes(3));
        } catch (IllegalStateException none) {
            throw new AssertionError("A call must hang, and none did. Waybill said:\n" + Files.readString(log), none);
        }
        Process ps = new ProcessBuilder("ps", "axww", "-o", "args").start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
