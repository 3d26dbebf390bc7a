package io.waybill.destination.databank;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.SceneTest;
import io.waybill.ledger.State;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.Generation;
import io.waybill.sandbox.Registered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives in one call, and what becomes of a file when that call goes wrong. */
class DatabankSingleShotTest extends SceneTest {
    private static final long LARGEST = 4L << 30;

    @BeforeEach
    void setTheScene() {
        scene.quickDelays();
        scene.databank.generation(Generation.TODAY);
    }

    @ParameterizedTest
    @EnumSource(
            value = Generation.class,
            names = {"TODAY", "PHASES_AND_TUS", "REWRITE"})
    void anEmptyFileGoesInOneCallWhereThereIsTus(Generation generation) {
        scene.databank.generation(generation);
        scene.file("empty.csv", 0);

        scene.runOnce();

        assertThat(scene.delivered()).extracting(Registered::bytes).containsExactly(0L);
        assertThat(scene.waybill("empty.csv").receipt()).contains("\"protocol\":\"single-shot\"");
        assertThat(scene.databank.calls("create")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a \"quoted\" name.csv", "50 % ü.csv", "a%20b.csv", "it's; filename=x.csv"})
    void aHostileFileNameArrivesAsItIs(String name) {
        scene.with("databank.protocol", "single-shot").file(name, 1_000);

        scene.runOnce();

        assertThat(scene.delivered()).extracting(Registered::filename).containsExactly(name);
    }

    @Test
    void aNameWithALineBreakIsRefusedInWords() {
        scene.with("databank.protocol", "single-shot").file("a\r\nb.csv", 10);

        scene.runOnce();

        assertThat(scene.state("a\r\nb.csv")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("a\r\nb.csv").reason()).contains("control characters", "protocol tus");
        assertThat(scene.databank.calls()).isEmpty();
    }

    @Test
    void aFileAboveTheLimitIsRefusedBeforeTheCall() {
        scene.with("databank.protocol", "single-shot").linksFiles().sparseFile("large.bin", LARGEST + 1);

        scene.runOnce();

        assertThat(scene.state("large.bin")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("large.bin").reason()).contains(Long.toString(LARGEST));
        assertThat(scene.databank.calls()).isEmpty();
    }

    @Test
    void aLostAnswerIsInDoubtAndTheCallIsNotRepeated() {
        scene.with("databank.protocol", "single-shot").file("soil.csv", 1_000);
        scene.databank.fault(Fault.on("single-shot").loseAnswer());

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.IN_DOUBT);
        assertThat(scene.waybill("soil.csv").reason()).contains("Look in the dataset");
        assertThat(scene.databank.calls("single-shot")).hasSize(1);
    }

    @Test
    void anAnswerThatSaysNothingIsInDoubt() {
        scene.with("databank.protocol", "single-shot").file("soil.csv", 1_000);
        scene.databank.fault(Fault.on("single-shot").answer(502));

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.IN_DOUBT);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aRefusalInSoManyWordsIsTriedAgain(int status) {
        scene.with("databank.protocol", "single-shot").file("soil.csv", 1_000);
        scene.databank.fault(Fault.on("single-shot").answer(status));

        scene.runOnce();

        assertThat(scene.delivered()).hasSize(1);
        assertThat(scene.databank.calls("single-shot")).hasSize(2);
    }

    @Test
    void aConnectionThatBreaksAmidTheBytesLeavesNoDoubt() {
        scene.with("databank.protocol", "single-shot").file("soil.bin", 20_000_000);
        scene.databank.fault(Fault.on("single-shot").dropAmidBody(100_000));

        scene.runOnce();

        assertThat(scene.state("soil.bin")).isEqualTo(State.DELIVERED);
        assertThat(scene.delivered()).hasSize(1);
    }
}
