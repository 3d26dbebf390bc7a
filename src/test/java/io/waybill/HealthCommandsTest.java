package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands by which a container's health is asked for, against a running Waybill. */
class HealthCommandsTest {
    private static final String PORT = ":" + Settings.shipped().text("waybill.http.port") + "/";

    @TempDir
    Path folder;

    private final Container node = Manifests.read()
            .only(Deployment.class)
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .get(0);
    private final List<String> image = ContainerFile.read().command("HEALTHCHECK");
    private final List<String> started = node.getStartupProbe().getExec().getCommand();
    private final List<String> alive = node.getLivenessProbe().getExec().getCommand();
    private final List<String> ready = node.getReadinessProbe().getExec().getCommand();
    private RunningPlace place;

    @BeforeEach
    void start() throws Exception {
        RealPart.program("curl", "apt-get install curl");
        place = RunningPlace.in(folder.resolve("place"));
    }

    @AfterEach
    void stop() {
        place.close();
    }

    @Test
    void aWaybillInOrderIsHealthyByAllOfThem() throws Exception {
        assertThat(List.of(ask(image), ask(started), ask(alive), ask(ready))).containsOnly(0);
    }

    @Test
    void aWaybillThatIsNotInOrderIsUnhealthyAndIsLeftAliveAndInTheElection() throws Exception {
        place.stop();
        place.start(place.settings().with("waybill.spool.keep-free", "1000TiB"));

        assertThat(List.of(ask(started), ask(alive), ask(ready))).containsOnly(0);
        assertThat(ask(image)).isNotZero();
    }

    @Test
    void aWaybillThatDoesNotAnswerIsNotAlive() throws Exception {
        int port = place.engine().port();

        place.stop();

        assertThat(List.of(ask(image, port), ask(started, port), ask(alive, port), ask(ready, port)))
                .doesNotContain(0);
    }

    @Test
    void aCommandGivesUpBeforeItsTimeIsOver() {
        assertThat(seconds(started)).isLessThan(node.getStartupProbe().getTimeoutSeconds());
        assertThat(seconds(alive)).isLessThan(node.getLivenessProbe().getTimeoutSeconds());
        assertThat(seconds(ready)).isLessThan(node.getReadinessProbe().getTimeoutSeconds());
    }

    private static int seconds(List<String> command) {
        return Integer.parseInt(command.get(command.indexOf("--max-time") + 1));
    }

    private int ask(List<String> command) throws Exception {
        return ask(command, place.engine().port());
    }

    /** Also where a proxy is set, which is no way to this machine. */
    private static int ask(List<String> command, int port) throws Exception {
        assertThat(command).anyMatch(word -> word.contains(PORT));
        ProcessBuilder builder = new ProcessBuilder(command.stream()
                        .map(word -> word.replace(PORT, ":" + port + "/"))
                        .toList())
                .redirectErrorStream(true);
        builder.environment().put("http_proxy", "http://127.0.0.1:9");
        Process process = builder.start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
