package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.waybill.arrival.Sshd;
import io.waybill.destination.workspace.WorkspaceScene;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What {@code plan} foretells. */
class PlanCommandTest extends SceneTest {
    @Test
    void whatTheNextLookTakesIsCountedAndNothingIsSent() throws Exception {
        scene.file("soil.csv", 100);
        scene.file("water.csv", 1_000);
        scene.file("draft.part", 7);
        Files.createDirectory(scene.inbox.resolve("folder"));
        Files.write(scene.inbox.resolve("folder/deep.csv"), new byte[9]);

        await().untilAsserted(() -> assertThat(plan().at("/0/files").asInt()).isEqualTo(2));

        JsonNode plan = plan();
        assertThat(plan.at("/0/bytes").asInt()).isEqualTo(1_100);
        assertThat(plan.at("/0/notYet").asInt()).isEqualTo(1);
        assertThat(plan.at("/0/left").asInt()).isZero();
        assertThat(plan.at("/0/seconds").asInt()).isEqualTo(-1);
        assertThat(scene.databank.calls()).isEmpty();
        assertThat(scene.data()).doesNotExist();
    }

    @Test
    void afterARunItTellsHowLongTheNextOneTakes() throws Exception {
        scene.file("first.csv", 100);
        scene.runOnce();
        scene.file("second.csv", 100);

        await().untilAsserted(() -> assertThat(plan().at("/0/files").asInt()).isEqualTo(1));

        assertThat(plan().at("/0/seconds").asInt()).isNotNegative();
        assertThat(plan().at("/0/open").asInt()).isZero();
    }

    @Test
    void aLimitOfTheRouteIsNamed() throws Exception {
        scene.with("databank.bandwidth", "2MiB/s Mon-Fri 08:00-18:00, 20MiB/s else");

        assertThat(plan().at("/0/remarks/0").asText())
                .isEqualTo("the bandwidth of databank is limited: 2MiB/s Mon-Fri 08:00-18:00, 20MiB/s else");
    }

    @Test
    void aTokenThatIsOverBeforeItsFilesAreThereIsSaid() throws Exception {
        try (WorkspaceScene workspace = new WorkspaceScene(Files.createDirectories(home.resolve("more")))) {
            String over =
                    workspace.workspace.token("", "cw", null, Instant.now().minusSeconds(5));
            Files.writeString(workspace.tokenFile, over);
            StringWriter out = new StringWriter();

            int code = execute(workspace, out);

            assertThat(code).isEqualTo(3);
            assertThat(out.toString()).contains("the token of workspace is good until", "get a new one");
        }
    }

    @Test
    void theFilesOfAServerAreCountedToo() throws Exception {
        try (Sshd sshd = Sshd.start(home)) {
            scene.fromSftp(sshd.port(), scene.inbox, "keyFile: " + sshd.keyFile(), "stableFor: 1s")
                    .with(
                            "waybill.sftp.known-hosts",
                            sshd.knownHosts(sshd.port()).toString());
            scene.file("soil.csv", 100);
            scene.file("water.csv", 1_000);
            scene.file("draft.part", 7);
            Files.createDirectory(scene.inbox.resolve("folder"));

            JsonNode plan = plan();

            assertThat(plan.at("/0/remarks")).isEmpty();
            assertThat(plan.at("/0/files").asInt()).isEqualTo(2);
            assertThat(plan.at("/0/bytes").asInt()).isEqualTo(1_100);
            assertThat(plan.at("/0/notYet").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatCannotBeLookedIntoIsSaid() throws Exception {
        scene.fromSftp(1, scene.inbox);
        StringWriter out = new StringWriter();

        int code = execute(scene, out);

        assertThat(code).isZero();
        assertThat(out.toString()).contains("what is watched cannot be looked at: ");
    }

    private JsonNode plan() throws IOException {
        StringWriter out = new StringWriter();
        execute(scene, out, "--json");
        return JsonMapper.builder().build().readTree(out.toString());
    }

    private static int execute(Scene of, StringWriter out, String... more) throws IOException {
        Path config = of.settingsFile(of.settings().all().get("databank.token"));
        CommandLine command = new CommandLine(new PlanCommand()).setOut(new PrintWriter(out, true));
        return more.length == 0
                ? command.execute(
                        "--config", config.toString(), "--routes", of.routes().toString())
                : command.execute(
                        "--config", config.toString(), "--routes", of.routes().toString(), more[0]);
    }
}
