package io.waybill.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.arrival.FolderFile;
import io.waybill.arrival.Identity;
import io.waybill.arrival.Intake;
import io.waybill.arrival.Schedule;
import io.waybill.arrival.Spool;
import io.waybill.ledger.Books;
import io.waybill.ledger.FreeSpace;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.Nodes;
import io.waybill.ledger.Purge;
import io.waybill.ledger.Retention;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import io.waybill.queue.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a purge comes, who does it, and what becomes of one that does not come to its end. */
class PurgerTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int MORE_THAN_A_FEW = 450;

    @TempDir
    Path folder;

    private final StopSignal stop = new StopSignal();
    private Books books;
    private Intake intake;
    private Nodes here;

    @BeforeEach
    void open() {
        books = Books.on(LedgerDatabase.sqlite(folder.resolve("waybill.db")));
        // Files are written now, and the ledger's clock must not be behind.
        books.clock().advance(System.currentTimeMillis());
        intake = new Intake(books.ledger(), new Spool(folder.resolve("spool"), 1), opened -> {});
        here = books.nodes("here");
    }

    @AfterEach
    void close() {
        books.close();
    }

    private Purge purge() {
        return new Purge(
                books.database(), new Retention(10 * DAY, 10 * DAY, 100 * DAY, Retention.NEVER), books.clock());
    }

    private Purger purger(Nodes node) {
        Schedule nightly = new Schedule("0 30 3 * * ?", "UTC");
        return new Purger(purge(), new FreeSpace(books.database()), intake, node, nightly, stop, books.clock());
    }

    private void delivered(String id) {
        books.ledger().delivered(books.sending(id), "{}");
    }

    @Test
    void aPurgeComesOnceForEachSlotOfTheSchedule() {
        // Given
        Purger purger = purger(here);
        purger.ifDue();
        delivered("w1");
        books.clock().advance(11 * DAY);

        // When
        purger.ifDue();
        long first = purger.report().purged();
        Instant ended = purger.report().ended();
        books.clock().advance(1);
        purger.ifDue();

        // Then
        assertThat(first).isEqualTo(1);
        assertThat(purger.report().ended()).isEqualTo(ended);
        assertThat(purger.report().next()).isAfter(ended);
    }

    @Test
    void thousandsAreGivenUpFewByFew() {
        // Given
        IntStream.range(0, MORE_THAN_A_FEW).forEach(n -> delivered("w" + n));
        books.clock().advance(11 * DAY);

        // When
        purger(here).atOnce();

        // Then
        assertThat(purger(here).report().purged()).isEqualTo(MORE_THAN_A_FEW);
        assertThat(books.report().accepted()).isEqualTo(MORE_THAN_A_FEW);
        assertThat(books.report().in(State.DELIVERED, 1)).isEmpty();
    }

    @Test
    void whatAnotherNodeIsAtIsLeftToIt() {
        // Given
        delivered("w1");
        books.clock().advance(11 * DAY);
        books.nodes("there");
        purge().claim("there", purge().state());

        // When
        purger(here).atOnce();

        // Then
        assertThat(purger(here).report().running()).isTrue();
        assertThat(books.find("w1").receipt()).isNotNull();
    }

    @Test
    void whatANodeThatIsGoneWasAtIsTakenOver() {
        // Given
        delivered("w1");
        books.clock().advance(11 * DAY);
        purge().claim("gone", purge().state());

        // When
        purger(here).atOnce();

        // Then
        assertThat(purger(here).report().purged()).isEqualTo(1);
        assertThat(purge().state().node()).isNull();
    }

    @Test
    void aPurgeThatAStopBreaksOffIsStillDue() {
        // Given
        delivered("w1");
        books.clock().advance(11 * DAY);
        stop.raise();

        // When
        purger(here).ifDue();

        // Then
        assertThat(purge().state().node()).isNull();
        assertThat(purge().state().ended()).isZero();
        assertThat(purger(here).report().trouble()).isNull();
    }

    @Test
    void aPurgeThatComesToGriefSaysWhyAndIsTriedAgainInAnHour() throws Exception {
        // Given
        Path spool = folder.resolve("spool");
        Files.delete(spool);
        Files.writeString(spool, "no folder");
        Purger purger = purger(here);
        purger.ifDue();
        long first = purge().state().began();

        // When
        books.clock().advance(1);
        purger.ifDue();
        long soon = purge().state().began();
        books.clock().advance(Duration.ofHours(1).toMillis());
        purger.ifDue();

        // Then
        assertThat(purger.report().trouble()).contains("The spool must be a readable folder");
        assertThat(soon).isEqualTo(first);
        assertThat(purge().state().began()).isGreaterThan(first);
    }

    @Test
    void theFileOfADeadLetterThatIsGivenUpGoesAndThatOfAnotherStays() throws Exception {
        // Given
        Waybill dead = spooled("dead.csv");
        Waybill doubtful = spooled("doubtful.csv");
        books.ledger().end(books.ledger().take(dead, null).orElseThrow(), State.DEAD, "422");
        books.ledger().end(books.ledger().take(doubtful, null).orElseThrow(), State.IN_DOUBT, "no answer");
        books.clock().advance(11 * DAY);

        // When
        purger(here).atOnce();

        // Then
        assertThat(dead.file().path()).doesNotExist();
        assertThat(doubtful.file().path()).exists();
    }

    @Test
    void aFileThatIsWrittenToTheSpoolJustNowStays() throws Exception {
        // Given
        Path written = Files.writeString(folder.resolve("spool").resolve("0123"), "half a file");

        // When
        intake.sweep(Instant.now());

        // Then
        assertThat(written).exists();
    }

    private Waybill spooled(String name) throws Exception {
        Path file = Files.writeString(folder.resolve(name), name);
        return intake.open(FolderFile.of(file, ""), "soil", Identity.METADATA, "copy")
                .waybill();
    }
}
