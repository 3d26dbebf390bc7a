package io.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.LedgerOnDisk;
import io.waybill.RunningPlace;
import io.waybill.ledger.LedgerDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PurgeCommandTest {
    private static final Clock LONG_AGO = Clock.offset(Clock.systemUTC(), Duration.ofDays(-401));

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private RunningPlace place;

    @BeforeEach
    void start() throws Exception {
        place = RunningPlace.in(folder);
        place.stop();
        // The purge of the start is over before there is anything to purge.
        try (LedgerOnDisk books = new LedgerOnDisk(place.data(), Clock.systemUTC())) {
            books.purgedJustNow();
        }
        try (LedgerOnDisk books = new LedgerOnDisk(place.data(), LONG_AGO)) {
            books.delivered("old", "old.csv");
        }
        try (LedgerOnDisk books = new LedgerOnDisk(place.data(), Clock.systemUTC())) {
            books.delivered("young", "young.csv");
        }
    }

    @AfterEach
    void close() {
        place.close();
    }

    private int execute(Function<Place.Finder, Object> command, String... arguments) {
        Path data = place.data();
        return new CommandLine(command.apply(config -> new Place(data, 1_000, () -> LedgerDatabase.leftIn(data))))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void aDryRunSaysWhatWouldBeGivenUpAndGivesNothingUp() {
        // Given
        place.start(place.settings());

        // When
        int code = execute(PurgeCommand::new, "--dry-run");

        // Then
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("Would be given up:")
                .contains("1 delivered or discarded, older than waybill.retention.delivered")
                .contains("The next purge is due at ");
        assertThat(place.engine().report().find("old"))
                .hasValueSatisfying(old -> assertThat(old.receipt()).isNotNull());
    }

    @Test
    void itGivesUpWhatIsOldAndSaysHowMuch() {
        // Given
        place.start(place.settings());

        // When
        int code = execute(PurgeCommand::new);

        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).contains("Purged: 1 waybill.");
        assertThat(place.engine().report().find("young"))
                .hasValueSatisfying(young -> assertThat(young.receipt()).isNotNull());
    }

    @Test
    void whatItWasAndWhenItWasPurgedIsStillShown() {
        // Given
        place.start(place.settings());
        execute(PurgeCommand::new);

        // When
        int code = execute(ShowCommand::new, "old");

        // Then
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("old.csv for soil: delivered since ")
                .contains("purged 20")
                .contains("from /inbox/old.csv, 10 B")
                .contains("  accepted: ");
    }

    @Test
    void whatWouldBeGivenUpIsJsonForAScript() {
        // Given
        place.start(place.settings());

        // When
        execute(PurgeCommand::new, "--dry-run", "--json");

        // Then
        assertThat(out.toString()).contains("\"ended\" : 1", "\"running\" : false");
    }

    @Test
    void withoutARunningWaybillNothingIsGivenUp() {
        // When
        int code = execute(PurgeCommand::new);

        // Then
        assertThat(code).isEqualTo(ExitCode.NOT_RUNNING);
        assertThat(err.toString()).contains("Waybill must be running");
    }
}
