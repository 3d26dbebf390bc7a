package io.waybill.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.Engine;
import io.waybill.SceneTest;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.sandbox.Fault;
import org.junit.jupiter.api.Test;

class HealthTest extends SceneTest {
    @Test
    void aWaybillInOrderSaysSoOfEachCheck() throws Exception {
        // Given
        Observed waybill = new Observed(scene.start());

        // When
        var health = waybill.health();

        // Then
        assertThat(waybill.get("/observe/health").statusCode()).isEqualTo(200);
        assertThat(health.get("status").asText()).isEqualTo("UP");
        assertThat(health.findValuesAsText("name"))
                .containsExactly("books", "broker", "context", "deliveries", "disk", "ledger", "tickets");
        assertThat(health.findValuesAsText("says")).allMatch(sentence -> sentence.endsWith("."));
    }

    @Test
    void booksThatDoNotBalanceAreSaidInWords() throws Exception {
        // Given
        scene.file("one.csv", 10);
        scene.runOnce();
        inTheLedger("DELETE FROM event WHERE what = 'accepted'");

        // When
        Observed waybill = new Observed(scene.start());

        // Then
        assertThat(waybill.get("/observe/health/ready").statusCode()).isEqualTo(503);
        assertThat(waybill.check("books").get("status").asText()).isEqualTo("DOWN");
        assertThat(waybill.check("books").get("says").asText())
                .contains("0 intake events and 1 waybills", "Keep a copy");
        assertThat(waybill.scrape().value("waybill_books_difference")).isEqualTo(-1);
    }

    @Test
    void aDiskThatIsShortMakesWaybillUnreadyAndStillAlive() throws Exception {
        // Given
        scene.with("waybill.spool.keep-free", "1000TiB");

        // When
        Observed waybill = new Observed(scene.start());

        // Then
        assertThat(waybill.get("/observe/health/ready").statusCode()).isEqualTo(503);
        assertThat(waybill.get("/observe/health/live").statusCode()).isEqualTo(200);
        assertThat(waybill.check("disk").get("says").asText())
                .contains("1000 TiB free (waybill.spool.keep-free), and has", "Make room");
    }

    @Test
    void aDeliveryWithoutASignOfLifeIsNamed() throws Exception {
        // Given
        scene.file("one.csv", 10);
        scene.runOnce();
        String id = scene.waybill("one.csv").id();
        Observed waybill = new Observed(scene.start());
        inTheLedger("UPDATE waybill SET state = 'SENDING', beat = 0");

        // When
        await().until(() -> waybill.get("/observe/health").statusCode() == 503);

        // Then
        assertThat(waybill.check("deliveries").get("says").asText()).contains(id, "./waybill show");
    }

    @Test
    void whatWaitsForAPersonIsSaidAndIsNoFaultOfWaybills() throws Exception {
        // Given
        scene.databank.fault(Fault.on("setup").call(1).answer(400, "no such thing"));
        scene.databank.fault(Fault.on("setup").fromCallOn(2).answer(401, "who are you?"));
        scene.file("one.csv", 10);
        scene.file("two.csv", 10);
        Observed waybill = new Observed(scene.start());

        // When
        await().until(() -> waybill.health().get("attention").size() == 2);

        // Then
        assertThat(waybill.get("/observe/health").statusCode()).isEqualTo(200);
        assertThat(waybill.health().get("attention").toString())
                .contains("1 dead: ./waybill dead-letters list.", "Destination databank is held since");
    }

    @Test
    void aRouteThatHasStoppedIsNamed() throws Exception {
        // Given
        Engine engine = scene.start();
        engine.camel().getRouteController().stopRoute("databank-delivery");

        // When
        Observed waybill = new Observed(engine);

        // Then
        assertThat(waybill.get("/observe/health/ready").statusCode()).isEqualTo(503);
        assertThat(waybill.check("route:databank-delivery").get("status").asText())
                .isEqualTo("DOWN");
    }

    @Test
    void thereIsNoOtherPartOfHealth() {
        Observed waybill = new Observed(scene.start());

        assertThat(waybill.get("/observe/health/wealth").statusCode()).isEqualTo(404);
    }

    private void inTheLedger(String sql) {
        try (LedgerDatabase ledger = LedgerDatabase.sqlite(LedgerDatabase.fileIn(scene.data()))) {
            ledger.jdbi().useHandle(handle -> handle.execute(sql));
        }
    }
}
