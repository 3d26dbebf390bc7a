package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one SQLite file. */
class SharedFileTest {
    private static final int EACH = 50;

    @TempDir
    Path folder;

    /** One of the two was once told that the database is locked. */
    @RepeatedTest(10)
    void twoThatOpenANewFileAtOnceBothGetTheLedger() {
        // Given
        Path file = folder.resolve("waybill.db");

        // When
        List<LedgerDatabase> both = AtOnce.run(() -> LedgerDatabase.sqlite(file), () -> LedgerDatabase.sqlite(file));

        // Then
        try (Books one = Books.on(both.get(0));
                Books two = Books.on(both.get(1))) {
            one.accepted("w1");
            assertThat(two.find("w1").state()).isEqualTo(State.ACCEPTED);
        }
    }

    @Test
    void twoThatWriteAtOnceLoseNothing() {
        // Given
        Path file = folder.resolve("waybill.db");
        try (Books one = Books.on(LedgerDatabase.sqlite(file));
                Books two = Books.on(LedgerDatabase.sqlite(file))) {

            // When
            AtOnce.run(() -> deliver(one, "a"), () -> deliver(two, "b"));

            // Then
            assertThat(one.report().counts())
                    .containsExactly(new LedgerReport.Count("soil", State.DELIVERED, 2L * EACH));
            assertThat(two.report().accepted()).isEqualTo(2L * EACH);
            List<String> verdict = one.database()
                    .jdbi()
                    .withHandle(handle -> handle.createQuery("PRAGMA integrity_check")
                            .mapTo(String.class)
                            .list());
            assertThat(verdict).containsExactly("ok");
        }
    }

    @Test
    void aLedgerOpenedAgainHoldsWhatItHeld() {
        // Given
        Path file = folder.resolve("waybill.db");
        try (Books before = Books.on(LedgerDatabase.sqlite(file))) {
            before.accepted("w1");
        }

        // When
        try (Books after = Books.on(LedgerDatabase.sqlite(file))) {

            // Then
            assertThat(after.find("w1").file()).isEqualTo(Books.file("w1.csv"));
        }
    }

    private static int deliver(Books books, String prefix) {
        IntStream.range(0, EACH).forEach(i -> books.ledger().delivered(books.sending(prefix + i), "{}"));
        return EACH;
    }
}
