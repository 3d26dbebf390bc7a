package io.waybill.destination.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.State;
import io.waybill.sandbox.Blob;
import io.waybill.sandbox.Fault;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that go with their metadata as one batch. */
class WorkspaceTablesTest extends WorkspaceTest {
    @BeforeEach
    void withTables() {
        scene.with("workspace.tables", "*.csv");
        scene.with("waybill.work.first-delay", "1h");
        scene.with("waybill.work.largest-delay", "1h");
    }

    @ParameterizedTest
    @CsvSource({"first, soil.xml, soil.csv", "last, soil.csv, soil.xml"})
    void aTableAndItsMetadataGoOneAfterTheOther(String metadataGoes, String first, String second) {
        scene.sink("metadataGoes: " + metadataGoes);
        scene.file("soil.csv", 100);
        scene.file("soil.xml", 10);

        scene.runOnce();

        assertThat(scene.blobs()).extracting(Blob::name).containsExactly(first, second);
        assertThat(scene.blobs()).extracting(Blob::times).containsOnly(1);
        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.state("soil.xml")).isEqualTo(State.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soil.csv", "soil.xml"})
    void oneWithoutTheOtherIsNotSentAndSaysWhatItWaitsFor(String name) {
        scene.file(name, 100);

        scene.runOnce();

        assertThat(scene.workspace.calls()).isEmpty();
        assertThat(scene.state(name)).isEqualTo(State.WAITING);
        assertThat(scene.waybill(name).reason())
                .contains(name + " waits for its " + (name.endsWith("csv") ? "metadata, soil.xml" : "table, one of"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soil.csv", "soil.xml"})
    void theOtherMayComeMuchLater(String early) {
        scene.file(early, 100);
        scene.runOnce();
        scene.file(early.equals("soil.csv") ? "soil.xml" : "soil.csv", 10);

        scene.runOnce();

        assertThat(scene.blobs()).extracting(Blob::name).containsExactly("soil.xml", "soil.csv");
        assertThat(scene.state(early)).isEqualTo(State.DELIVERED);
    }

    @Test
    void aTableThatFailsHoldsBackTheReceiptOfItsMetadata() {
        scene.workspace.fault(Fault.on("put").fromCallOn(2).answer(413));
        scene.file("soil.csv", 100);
        scene.file("soil.xml", 10);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DEAD);
        assertThat(scene.state("soil.xml")).isEqualTo(State.WAITING);
        assertThat(scene.waybill("soil.xml").receipt()).isNull();
        assertThat(scene.waybill("soil.xml").reason())
                .contains("soil.xml waits for soil.csv of the same batch, which is DEAD: ");
    }

    @Test
    void metadataThatFailsKeepsItsTableFromBeingSent() {
        scene.workspace.fault(Fault.on("put").answer(413));
        scene.file("soil.csv", 100);
        scene.file("soil.xml", 10);

        scene.runOnce();

        assertThat(scene.blobs()).isEmpty();
        assertThat(scene.state("soil.xml")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("soil.csv").reason())
                .contains("soil.csv waits for soil.xml of the same batch, which is DEAD: ");
    }

    @Test
    void anotherTableTakesThePlaceOfOneThatIsDead() {
        scene.workspace.fault(Fault.on("put").call(2).answer(413));
        scene.file("soil.csv", 100);
        scene.file("soil.xml", 10);
        scene.runOnce();
        scene.file("soil.csv", 101);

        scene.runOnce();

        assertThat(scene.blobs()).extracting(Blob::bytes).containsExactly(10L, 101L);
        assertThat(scene.state("soil.xml")).isEqualTo(State.DELIVERED);
    }

    @Test
    void theNextTableOfTheNameWaitsForTheNextMetadata() {
        scene.file("soil.csv", 100);
        scene.file("soil.xml", 10);
        scene.runOnce();
        scene.file("soil.csv", 200);
        scene.runOnce();
        int before = scene.blobs().size();
        scene.file("soil.xml", 20);

        scene.runOnce();

        assertThat(before).isEqualTo(2);
        assertThat(scene.blobs()).extracting(Blob::bytes).containsExactly(20L, 200L);
        assertThat(scene.blobs()).extracting(Blob::times).containsOnly(2);
    }

    @Test
    void whatIsNoTableGoesAlone() {
        scene.file("readme.txt", 10);

        scene.runOnce();

        assertThat(scene.state("readme.txt")).isEqualTo(State.DELIVERED);
    }

    @Test
    void theNameOfTheMetadataIsChosen() {
        scene.sink("metadata: \"meta-${file:name}.json\"");
        scene.fileIn("sub", "soil.csv", 100);
        scene.fileIn("sub", "meta-soil.csv.json", 10);
        scene.fileIn("other", "meta-soil.csv.json", 11);

        scene.runOnce();

        assertThat(scene.blobs()).extracting(Blob::name).containsExactly("sub/meta-soil.csv.json", "sub/soil.csv");
    }

    @Test
    void aRestartBetweenTheTwoSendsNeitherTwice() throws Exception {
        scene.workspace.fault(Fault.on("put").call(2).hang());
        scene.file("soil.csv", 100);
        scene.file("soil.xml", 10);
        scene.start();
        scene.workspace.awaitHang(Duration.ofSeconds(20));
        scene.stop();
        scene.workspace.releaseHangs();

        scene.runOnce();

        assertThat(scene.blobs()).extracting(Blob::name).contains("soil.xml", "soil.csv");
        assertThat(scene.workspace.calls("put").stream()
                        .filter(call -> call.filename().equals("soil.xml")))
                .hasSize(1);
        assertThat(scene.state("soil.xml")).isEqualTo(State.DELIVERED);
        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
    }

    @Test
    void manyTablesFindTheirMetadata() throws Exception {
        Files.createDirectories(scene.inbox);
        IntStream.range(0, 20).forEach(number -> scene.file("t" + number + ".csv", 100));
        IntStream.range(0, 20).forEach(number -> scene.file("t" + number + ".xml", 10));

        scene.runOnce();

        assertThat(scene.blobs()).hasSize(40);
        assertThat(scene.blobs()).extracting(Blob::times).containsOnly(1);
    }
}
