package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.Engine;
import io.waybill.SceneTest;
import io.waybill.ledger.State;
import io.waybill.sandbox.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What arrives while too many dead letters and doubts wait for a person. */
class UnsettledTest extends SceneTest {
    @BeforeEach
    void letOneDie() {
        scene.with("waybill.arrivals.dead-letters", "1");
        scene.databank.fault(Fault.on("setup").call(1).answer(400, "no such thing"));
        scene.file("dead.csv", 1_000);
        scene.runOnce();
    }

    @Test
    void itStaysWhereItIsAndWhyIsSaid() {
        // Given
        scene.file("next.csv", 1_000);

        // When
        scene.runOnce();

        // Then
        assertThat(scene.state("dead.csv")).isEqualTo(State.DEAD);
        assertThat(scene.left()).containsExactly("next.csv");
        assertThat(log.lines("1 dead letters and doubts wait for a person (waybill.arrivals.dead-letters)"))
                .isNotEmpty();
    }

    @Test
    void itIsTakenOnceAPersonHasSettledThem() {
        // Given
        scene.file("next.csv", 1_000);
        scene.runOnce();
        String dead = scene.waybill("dead.csv").id();
        Engine engine = scene.start();

        // When
        engine.camel()
                .createProducerTemplate()
                .requestBodyAndHeader(
                        "direct:console-decision", "{\"decision\":\"discard\",\"by\":\"ann\"}".getBytes(), "id", dead);
        scene.stop();
        scene.runOnce();

        // Then
        assertThat(scene.delivered()).hasSize(1);
        assertThat(scene.left()).isEmpty();
    }
}
