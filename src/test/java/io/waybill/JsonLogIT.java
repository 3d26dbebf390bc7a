package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import io.waybill.sandbox.Fault;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The log of a whole process, in JSON. */
class JsonLogIT extends SceneTest {
    private static final String HARD = "canary-\"quoted\"-and\\slashed";

    @Test
    void everyLineIsAnObjectWithoutTheToken() throws Exception {
        // Given
        Files.writeString(scene.tokenFile, HARD);
        scene.with("waybill.log.format", "json").with("waybill.retry.first-delay", "20ms");
        scene.databank
                .dataset(Scene.DATASET, HARD)
                .fault(Fault.on("setup").call(2).answer(400, "you sent " + HARD))
                .fault(Fault.on("transfer").call(1).dropAmidBody(5));
        scene.file("one.csv", 1_000);
        scene.file("two.csv", 1_000);
        scene.file("three.csv", 1_000);

        // When
        String log;
        try (WaybillProcess process = WaybillProcess.start(home, scene, "--once")) {
            process.exitCode();
            log = process.log();
        }

        // Then
        List<JsonNode> lines = new ArrayList<>();
        for (String line : log.lines().toList()) {
            lines.add(JsonMapper.builder().build().readTree(line));
        }
        assertThat(log).contains("[secret]").doesNotContain("canary");
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.has("message")).isTrue());
        String id = Stream.of("one.csv", "two.csv", "three.csv")
                .map(scene::waybill)
                .filter(waybill -> waybill.state() == State.DELIVERED)
                .map(Waybill::id)
                .findFirst()
                .orElseThrow();
        assertThat(lines.stream()
                        .filter(line -> line.path("waybill").asText().equals(id))
                        .filter(line -> line.path("destination").asText().equals("databank"))
                        .map(line -> line.get("message").asText()))
                .anyMatch(message -> message.contains("accepted for databank"))
                .anyMatch(message -> message.contains("DELIVERED to databank"));
    }

    @Test
    void anotherFormatIsRefusedInWords() {
        scene.with("waybill.log.format", "xml");

        try (WaybillProcess process = WaybillProcess.start(home, scene, "--once")) {
            int code = process.exitCode();

            assertThat(code).isEqualTo(2);
            assertThat(process.log()).contains("The setting waybill.log.format must be text or json, and is 'xml'");
        }
    }
}
