package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.State;
import io.waybill.retention.Purger;
import io.waybill.sandbox.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of files, by the shipped routes, once their waybills are purged. */
class PurgeTest extends SceneTest {
    private static final Duration LONG = Duration.ofDays(401);

    /** As if all that happened had happened long ago. */
    private void pass(Duration time) {
        try (LedgerDatabase ledger = Ledgers.open(scene.settings())) {
            for (String column : List.of(
                    "waybill.accepted", "waybill.since", "event.at", "taken.at", "arrival.looked", "purge.ended")) {
                String[] where = column.split("\\.");
                ledger.jdbi()
                        .useHandle(handle -> handle.execute(
                                "UPDATE " + where[0] + " SET " + where[1] + " = " + where[1] + " - ?",
                                time.toMillis()));
            }
        }
    }

    private static Purger purger(Engine engine) {
        return engine.camel().getRegistry().lookupByNameAndType("purger", Purger.class);
    }

    private void purge() {
        purger(scene.start()).atOnce();
        scene.stop();
    }

    private LedgerReport.Books booksOf(LedgerDatabase ledger) {
        return new LedgerReport(ledger, Clock.systemUTC()).books();
    }

    private LedgerReport.Books books() {
        try (LedgerDatabase ledger = Ledgers.open(scene.settings())) {
            return booksOf(ledger);
        }
    }

    private long waybills() {
        try (LedgerDatabase ledger = Ledgers.open(scene.settings())) {
            return ledger.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM waybill")
                            .mapTo(Long.class)
                            .one());
        }
    }

    @Test
    void aFileThatIsLeftInItsFolderIsNotSentAgainAfterThePurge() {
        // Given
        scene.fromFolder("afterwards: leave");
        scene.file("soil.csv", 1_000);
        scene.runOnce();
        LedgerReport.Books before = books();
        pass(LONG);

        // When
        purge();
        scene.runOnce();

        // Then
        assertThat(waybills()).isZero();
        assertThat(scene.left()).containsExactly("soil.csv");
        assertThat(scene.delivered()).hasSize(1);
        assertThat(books()).isEqualTo(before);
    }

    @Test
    void aFileWhoseFolderForgotThatItWasTakenIsNotSentAgainEither() {
        // Given
        scene.fromFolder("afterwards: leave");
        scene.file("soil.csv", 1_000);
        scene.runOnce();
        pass(LONG);
        purge();
        try (LedgerDatabase ledger = Ledgers.open(scene.settings())) {
            ledger.jdbi().useHandle(handle -> handle.execute("DELETE FROM taken"));
        }

        // When
        scene.runOnce();

        // Then
        assertThat(scene.delivered()).hasSize(1);
        assertThat(waybills()).isZero();
        assertThat(log.lines()).anyMatch(line -> line.contains("skipped") && line.contains("delivered before"));
    }

    @Test
    void aPurgeComesByItselfOnceItsTimeHasCome() {
        // Given
        scene.file("soil.csv", 1_000);
        scene.runOnce();
        pass(LONG);

        // When
        Engine engine = scene.start();

        // Then
        await().atMost(Duration.ofSeconds(120))
                .until(() -> engine.reporter().status().states().get(State.DELIVERED) == 1
                        && purger(engine).report().purged() == 1);
    }

    @Test
    void aDeadLetterStaysWithItsFileHoweverOldItIs() throws Exception {
        // Given
        deadLetter();
        pass(Duration.ofDays(4_000));

        // When
        purge();

        // Then
        assertThat(scene.state("soil.csv")).isEqualTo(State.DEAD);
        assertThat(spooled()).hasSize(1);
    }

    @Test
    void aDeadLetterIsGivenUpAloudWhereTheSettingSaysSo() {
        // Given
        scene.with("waybill.retention.dead-letters", "100d");
        deadLetter();
        pass(LONG);

        // When
        purge();

        // Then
        assertThat(waybills()).isZero();
        assertThat(log.lines()).anyMatch(line -> line.contains("given up") && line.contains("soil.csv"));
    }

    private void deadLetter() {
        scene.databank.fault(Fault.on("setup").call(1).answer(400, "no such thing"));
        scene.file("soil.csv", 1_000);
        scene.runOnce();
    }

    private List<Path> spooled() throws Exception {
        try (Stream<Path> files = Files.list(scene.data().resolve("spool"))) {
            return files.toList();
        }
    }
}
