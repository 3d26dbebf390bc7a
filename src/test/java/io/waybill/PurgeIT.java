package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;

/**
 * A year of waybills, or as much of it as there is time for: what it takes of the disk with the shipped limits, what is left
 * of it once it is purged, and what a kill amid the purge leaves.
 */
class PurgeIT extends SceneTest {
    /** Of the 1,000,000 a year that docs/operations.md tells of. */
    private static final int WAYBILLS = Integer.getInteger("waybill.year", 10_000);

    /** What is documented for the whole year, for each of them; and what an empty ledger takes. */
    private static final long EACH = (2L << 30) / 1_000_000;

    private static final long EACH_PURGED = (1L << 29) / 1_000_000;
    private static final long EMPTY = 1 << 20;
    private static final int EVENTS = 5;
    private static final int AT_ONCE = 1_000;
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration LONG = Duration.ofDays(401);
    private static final Duration PATIENCE = Duration.ofMinutes(1).plusMillis(2L * WAYBILLS);
    private static final String RECEIPT =
            "{\"address\":\"https://soil.example/datasets/7\",\"protocol\":\"tus\",\"name\":\"plot.csv\",\"bytes\":10,"
                    + "\"sha256\":\"" + "0".repeat(64)
                    + "\",\"crc32c\":\"00000000\",\"said\":\"successfully uploaded\","
                    + "\"at\":1}";

    private LedgerDatabase ledger() {
        return Ledgers.open(scene.settings());
    }

    /** Delivered waybills, the oldest of which ended so long ago, and the youngest a year after it. */
    private void delivered(Duration ago) {
        long from = System.currentTimeMillis() - ago.toMillis();
        try (LedgerDatabase ledger = ledger()) {
            for (int first = 0; first < WAYBILLS; first += AT_ONCE) {
                int begin = first;
                ledger.jdbi().useTransaction(handle -> fill(handle, from, begin));
            }
        }
    }

    private static void fill(Handle handle, long from, int first) {
        PreparedBatch waybills =
                handle.prepareBatch("INSERT INTO waybill (id, destination, source, name, size, spooled,"
                        + " modified, file_key, state, since, accepted, receipt) VALUES (?, 'databank', ?, ?, 10, ?, ?, '(ino=1)',"
                        + " 'DELIVERED', ?, ?, ?)");
        PreparedBatch events =
                handle.prepareBatch("INSERT INTO event (waybill, number, at, what, detail) VALUES (?, ?, ?, ?, ?)");
        for (int n = first; n < Math.min(WAYBILLS, first + AT_ONCE); n++) {
            long at = from + YEAR.toMillis() / WAYBILLS * n;
            String id = "%032x".formatted(n);
            waybills.add(id, "/srv/inbox/plot-" + n, "plot-" + n, "/srv/spool/" + id, at, at, at, RECEIPT);
            for (int number = 1; number <= EVENTS; number++) {
                events.add(id, number, at, number == 1 ? "accepted" : "sending", "some words about it");
            }
        }
        waybills.execute();
        events.execute();
    }

    private long count(String what) {
        try (LedgerDatabase ledger = LedgerDatabase.leftIn(scene.data()).orElseThrow()) {
            return ledger.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT " + what)
                            .mapTo(Long.class)
                            .one());
        }
    }

    private long bytes(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(scene.data().resolve(folder))) {
            return files.map(Path::toFile).mapToLong(file -> file.length()).sum();
        }
    }

    private void mustAddUp() {
        try (LedgerDatabase ledger = ledger()) {
            LedgerReport.Books books = new LedgerReport(ledger, Clock.systemUTC()).books();
            assertThat(books.accepted()).isEqualTo(WAYBILLS);
            assertThat(books.counts()).extracting(LedgerReport.Count::waybills).containsExactly((long) WAYBILLS);
        }
    }

    @Test
    void aYearStaysWholeAndUnderItsDocumentedSizes() throws Exception {
        // Given
        delivered(YEAR);

        // When
        scene.runOnce();

        // Then
        assertThat(count("COUNT(*) FROM waybill")).isEqualTo(WAYBILLS);
        assertThat(bytes("ledger")).isLessThan(EMPTY + EACH * WAYBILLS);
        assertThat(bytes("queue")).isLessThan(64L << 20);
    }

    @Test
    void whatAKillAmidThePurgeLeavesIsWholeOrPurgedAndTheNextOneGoesOn() throws Exception {
        // Given
        delivered(LONG.plus(YEAR));
        long whole = bytes("ledger");
        try (WaybillProcess killed = WaybillProcess.start(home, scene, "--once")) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> count("COUNT(*) FROM purged") > 0 || !killed.isAlive());

            // When
            killed.kill();
        }
        long waybills = count("COUNT(*) FROM waybill");
        long halves = count("COUNT(*) FROM event WHERE waybill NOT IN (SELECT id FROM waybill)")
                + count("COUNT(*) FROM purged WHERE id IN (SELECT id FROM waybill)");
        long events = count("COUNT(*) FROM event");
        mustAddUp();
        int next;
        try (WaybillProcess after = WaybillProcess.start(home, scene, "--once")) {
            next = after.exitCodeWithin(PATIENCE);
        }

        // Then
        assertThat(waybills).isBetween(1L, (long) WAYBILLS - 1);
        assertThat(halves).isZero();
        assertThat(events).isEqualTo(EVENTS * waybills);
        assertThat(next).isZero();
        assertThat(count("COUNT(*) FROM waybill")).isZero();
        assertThat(count("COUNT(*) FROM purged")).isEqualTo(WAYBILLS);
        assertThat(bytes("ledger")).isLessThan(EMPTY + EACH_PURGED * WAYBILLS).isLessThan(whole / 2);
        mustAddUp();
    }
}
