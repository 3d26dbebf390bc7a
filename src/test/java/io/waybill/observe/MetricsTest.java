package io.waybill.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.Scene;
import io.waybill.SceneTest;
import io.waybill.destination.datatile.DatatileScene;
import io.waybill.destination.workspace.WorkspaceScene;
import io.waybill.ledger.State;
import io.waybill.sandbox.Fault;
import org.junit.jupiter.api.Test;

class MetricsTest extends SceneTest {
    private static String of(String metric, String destination) {
        return metric + "{destination=\"" + destination + "\"}";
    }

    private static String waybills(State state) {
        return "waybill_waybills{destination=\"databank\",state=\"" + state + "\"}";
    }

    private static String failures(String kind) {
        return "waybill_failures_total{destination=\"databank\",kind=\"" + kind + "\"}";
    }

    /** What is scraped once the files of the scene are delivered. */
    private static Scrape delivered(Scene scene, String destination, int files) {
        Observed waybill = new Observed(scene.start());
        await().until(() -> waybill.scrape().value(of("waybill_files_delivered_total", destination)) == files);
        return waybill.scrape();
    }

    @Test
    void aScrapeHasTheNumbersOfADeliveryAndOfARefusal() {
        // Given
        scene.databank.fault(Fault.on("setup").call(2).answer(400, "no such thing"));
        scene.file("one.csv", 1_000);
        scene.file("two.csv", 500);
        Observed waybill = new Observed(scene.start());
        await().until(() -> waybill.scrape().value(waybills(State.DEAD)) == 1);

        // When
        Scrape scrape = waybill.scrape();

        // Then
        double bytes = scene.delivered().get(0).bytes();
        assertThat(scrape.value(of("waybill_files_accepted_total", "databank"))).isEqualTo(2);
        assertThat(scrape.value(of("waybill_files_delivered_total", "databank")))
                .isEqualTo(1);
        assertThat(scrape.value(of("waybill_delivered_bytes_total", "databank")))
                .isEqualTo(bytes);
        assertThat(scrape.value(of("waybill_acknowledged_bytes_total", "databank")))
                .isEqualTo(bytes);
        assertThat(scrape.value(of("waybill_attempts_total", "databank"))).isEqualTo(2);
        assertThat(scrape.value(of("waybill_chunk_seconds_count", "databank"))).isEqualTo(1);
        assertThat(scrape.value(of("waybill_delivery_seconds_count", "databank")))
                .isEqualTo(1);
        assertThat(scrape.value(failures("refused"))).isEqualTo(1);
        assertThat(scrape.value(failures("busy"))).isZero();
        assertThat(scrape.value(waybills(State.DELIVERED))).isEqualTo(1);
        assertThat(scrape.value("waybill_books_difference")).isZero();
        assertThat(scrape.value("waybill_spool_used_bytes")).isGreaterThan(0);
        assertThat(scrape.value("waybill_journal_used_bytes")).isGreaterThan(0);
        assertThat(scrape.value("waybill_token_left_seconds{certain=\"false\",destination=\"databank\"}"))
                .isGreaterThan(200_000);
    }

    @Test
    void aRejectedTokenIsSeenAsAHold() {
        // Given
        scene.databank.fault(Fault.on("setup").fromCallOn(1).answer(401, "who are you?"));
        scene.file("one.csv", 10);

        // When
        Observed waybill = new Observed(scene.start());

        // Then
        await().until(() -> waybill.scrape().value(of("waybill_destination_held", "databank")) == 1);
        assertThat(waybill.scrape().value(failures("credential"))).isEqualTo(1);
        assertThat(waybill.scrape().value(of("waybill_oldest_open_seconds", "databank")))
                .isGreaterThan(0);
    }

    @Test
    void chunksAreTimedOneByOne() {
        // Given
        scene.chunksOf(256 * 1024);
        scene.file("large.bin", 1_000_000);

        // When
        Scrape scrape = delivered(scene, "databank", 1);

        // Then
        assertThat(scrape.value(of("waybill_chunk_seconds_count", "databank"))).isGreaterThan(1);
        assertThat(scrape.value(of("waybill_acknowledged_bytes_total", "databank")))
                .isEqualTo(1_000_000);
    }

    @Test
    void chunksThatAreInFlightTogetherAreTimedOneByOneToo() {
        try (WorkspaceScene other = new WorkspaceScene(home.resolve("workspace"))) {
            // Given
            other.sink("largestPiece: 1KiB", "blockSize: 100KiB");
            other.file("large.bin", 1_000_000);

            // When
            Scrape scrape = delivered(other, "workspace", 1);

            // Then
            assertThat(scrape.value(of("waybill_chunk_seconds_count", "workspace")))
                    .isEqualTo(10);
            assertThat(scrape.value(of("waybill_acknowledged_bytes_total", "workspace")))
                    .isEqualTo(1_000_000);
        }
    }

    @Test
    void aFileInOneCallIsOneChunkHoweverLongItIsWorkedOn() {
        try (DatatileScene other = new DatatileScene(home.resolve("datatile"))) {
            // Given
            other.file("survey.csv", 1_000);

            // When
            Scrape scrape = delivered(other, "datatile", 1);

            // Then
            assertThat(scrape.value(of("waybill_chunk_seconds_count", "datatile")))
                    .isEqualTo(1);
            assertThat(scrape.value(of("waybill_acknowledged_bytes_total", "datatile")))
                    .isEqualTo(1_000);
        }
    }
}
