package io.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.LedgerOnDisk;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.State;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code history} says of the days behind us. */
class HistoryCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void eachDayHasWhatCameOnItAndWhatBecameOfIt() {
        fill(Duration.ofDays(3), books -> books.delivered("1", "a.csv"));
        fill(Duration.ZERO, books -> {
            books.delivered("2", "b.csv");
            books.ended("3", "c.csv", State.DEAD, "refused");
        });

        int code = history();

        assertThat(code).isEqualTo(1);
        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith(LocalDate.now() + " soil 2 20 B 1 0 0 0 1 0"))
                .anySatisfy(
                        line -> assertThat(line).startsWith(LocalDate.now().minusDays(3) + " soil 1 10 B 1 0 0 0 0 0"));
    }

    @Test
    void whatIsOlderIsLeftOut() {
        fill(Duration.ofDays(3), books -> books.ended("1", "a.csv", State.DEAD, "refused"));

        int code = history("--days", "3");

        assertThat(code).isZero();
        assertThat(out.toString()).startsWith("Nothing came.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "many", "401"})
    void aNumberOfDaysThatIsNoneIsWrongUsage(String days) {
        int code = history("--days", days);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("must be a number from 1 to 400, and is '" + days + "'");
    }

    @Test
    void withoutALedgerThereIsNoHistory() {
        assertThat(history()).isEqualTo(4);
    }

    private void fill(Duration ago, Consumer<LedgerOnDisk> content) {
        try (LedgerOnDisk books = new LedgerOnDisk(folder, Clock.offset(Clock.systemUTC(), ago.negated()))) {
            content.accept(books);
        }
    }

    private int history(String... arguments) {
        return new CommandLine(
                        new HistoryCommand(config -> new Place(folder, 1_000, () -> LedgerDatabase.leftIn(folder))))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
