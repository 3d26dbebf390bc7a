package io.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.LedgerOnDisk;
import io.waybill.console.Json;
import io.waybill.console.StatusReport;
import io.waybill.ledger.Destination.Door;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.State;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StatusCommandTest {
    private static final String AS_LEFT = "Waybill is not running; this is the ledger as it was left.";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everythingDeliveredIsTheFirstLineAndExitCodeZero() {
        fill(books -> books.delivered("1", "a.csv"));

        int exit = status();

        assertThat(exit).isZero();
        assertThat(out.toString().lines()).startsWith("Everything is delivered: 1 file.", AS_LEFT);
    }

    @Test
    void aDeadWaybillSaysWhatHappenedAndWhatToDo() {
        fill(books -> {
            books.delivered("1", "a.csv");
            books.ended("2", "it's.csv", State.DEAD, "The service refuses it");
        });

        int exit = status();

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString().lines()).startsWith("1 of 2 files needs you: 1 dead.", AS_LEFT);
        assertThat(out.toString())
                .contains("it's.csv for soil: DEAD since ")
                .contains("What happened: The service refuses it")
                .contains("What is next:  nothing, by itself.")
                .contains("./waybill push '/inbox/it'\\''s.csv' --to soil");
    }

    @Test
    void whatIsAcceptedAndNotFollowedIsSaid() {
        fill(books -> {
            books.delivered("1", "a.csv");
            books.acceptedOnly("2", "b.csv");
        });

        int exit = status();

        assertThat(exit).isZero();
        assertThat(out.toString().lines())
                .startsWith("Everything is delivered: 2 files, 1 of them accepted, not followed.", AS_LEFT);
        assertThat(out.toString())
                .contains("soil: 1 of 2 files accepted, not followed: the service took them", "set statusUrl");
    }

    @Test
    void whatWasDeliveredInPartIsSaidWithWhereToReadAllOfIt() {
        fill(books -> {
            books.delivered("1", "a.csv");
            books.deliveredInPart("2", "rows.csv");
        });

        int exit = status();

        assertThat(exit).isZero();
        assertThat(out.toString().lines())
                .startsWith("Everything is delivered: 2 files. With something to read about 1 of them.", AS_LEFT);
        assertThat(out.toString())
                .contains("rows.csv was delivered to soil at ")
                .contains(
                        "1 of 4 rows refused: row 3: access must be Public or Private; with a warning: row 4: it said")
                .contains("All of it: ./waybill show 2");
    }

    @Test
    void oneWaybillIsToldWithItsReceiptAndItsTimeline() {
        fill(books -> books.deliveredInPart("2", "rows.csv"));

        int exit = show("2");

        assertThat(exit).isZero();
        assertThat(out.toString())
                .startsWith("rows.csv for soil: delivered since ")
                .contains("DELIVERED rows.csv to soil by metadata updates, 10 bytes, at there")
                .contains("3 of 4 rows done, 1 refused:", "  row 3: access must be Public or Private")
                .contains("Warning: row 4: it said so")
                .contains("accepted: ", "delivered");
    }

    @Test
    void aWaybillThatIsNotThereIsNamed() {
        fill(books -> books.delivered("1", "a.csv"));

        int exit = show("17");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "The ledger must have the waybill, by the id that ./waybill status shows, and has none with 17");
    }

    @Test
    void aFileThatTheServiceWorksOnIsAskedForAgain() {
        fill(books -> books.working("1", "a.csv", "job 17 is running ('queued')", System.currentTimeMillis() + 60_000));

        status();

        assertThat(out.toString())
                .contains("What happened: job 17 is running ('queued')")
                .contains("once Waybill runs, the service is asked again at ");
    }

    @Test
    void aHeldDestinationSaysWhyAndWhenItIsTriedAgain() {
        fill(books -> {
            long next = System.currentTimeMillis() + 600_000;
            books.destinations.close("soil", Door.HELD, "The token is wrong", next);
            books.later("1", "a.csv", State.HELD, "The token is wrong", 0);
            books.accepted("2", "b.csv");
        });

        int exit = status();

        assertThat(exit).isEqualTo(3);
        assertThat(out.toString().lines())
                .startsWith("1 of 2 files needs you: 1 held. Going on by themselves: 1 not begun yet.");
        assertThat(out.toString())
                .contains("soil is held since ")
                .contains(": The token is wrong")
                .contains("once Waybill runs, it is tried again at ")
                .contains("in 10 min, and as soon as a token that is read from a file changes.");
    }

    @Test
    void aNameCannotCommandTheTerminal() {
        fill(books -> books.ended("1", "a\u001b[2J\nb.csv", State.DEAD, "refused\u0007"));

        status();

        assertThat(out.toString()).contains("a?[2J b.csv for soil").doesNotContain("\u001b", "\u0007");
    }

    @Test
    void aLedgerThatDoesNotAddUpIsNeverAllRight() {
        fill(books -> {
            books.delivered("1", "a.csv");
            books.delivered("2", "b.csv");
            books.execute("DELETE FROM waybill WHERE id = '1'");
        });

        int exit = status();

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).startsWith("Something is wrong with the ledger.");
    }

    @Test
    void theJsonIsTheWholeReport() {
        fill(books -> books.accepted("1", "ä.csv"));

        int exit = status("--json");

        assertThat(exit).isEqualTo(3);
        StatusReport report = Json.parse(out.toString().getBytes(StandardCharsets.UTF_8), StatusReport.class);
        assertThat(report.states()).containsEntry(State.ACCEPTED, 1L);
        assertThat(report.running()).isFalse();
    }

    @Test
    void aStatusChangesNothing() throws Exception {
        fill(books -> books.accepted("1", "a.csv"));
        byte[] before = Files.readAllBytes(folder.resolve("ledger/waybill.db"));

        status();

        assertThat(folder.resolve("ledger/waybill.db")).hasBinaryContent(before);
    }

    @Test
    void noLedgerIsExitCodeFourWithHowToStart() {
        int exit = status();

        assertThat(exit).isEqualTo(4);
        assertThat(err.toString()).startsWith("Waybill is not running").contains("./waybill run");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anUnknownOptionIsExitCodeTwo() {
        assertThat(status("--jsn")).isEqualTo(2);
    }

    private void fill(Consumer<LedgerOnDisk> filling) {
        try (LedgerOnDisk books = new LedgerOnDisk(folder, Clock.systemUTC())) {
            filling.accept(books);
        }
    }

    private int show(String id) {
        return execute(new ShowCommand(config -> new Place(folder, 1_000, () -> LedgerDatabase.leftIn(folder))), id);
    }

    private int status(String... options) {
        return execute(
                new StatusCommand(config -> new Place(folder, 1_000, () -> LedgerDatabase.leftIn(folder))), options);
    }

    private int execute(Object command, String... options) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(options);
    }
}
