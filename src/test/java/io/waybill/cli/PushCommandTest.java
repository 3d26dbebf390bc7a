package io.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.LedgerOnDisk;
import io.waybill.PlaceTest;
import io.waybill.RunningPlace;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.sandbox.WrongToken;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PushCommandTest extends PlaceTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aDeliveredFileEndsWithItsReceiptAndExitCodeZero() throws Exception {
        Path file = place.file("soil \"ä\".csv", "a,b\n");

        int exit = push(file, place.data());

        assertThat(exit).isZero();
        assertThat(out.toString().lines().reduce((first, last) -> last).orElseThrow())
                .startsWith("DELIVERED soil \"ä\".csv to databank by three-phase, 4 bytes, sha256 ");
    }

    @Test
    void aFileThatWasDeliveredBeforeIsSaidAndNotSentAgain() throws Exception {
        Path file = place.file("before.csv", "before");
        push(file, place.data());
        int calls = place.databank.calls().size();

        int exit = push(file, place.data());

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("This file was handed over before");
        assertThat(place.databank.calls()).hasSize(calls);
    }

    @Test
    void aRefusedFileIsExitCodeOne() throws Exception {
        place.databank.plantFile(RunningPlace.DATASET, "theirs.csv", new byte[] {1});

        int exit = push(place.file("theirs.csv", "ours"), place.data());

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).contains("DEAD: ", "See ./waybill status.");
    }

    @Test
    void aHeldFileIsExitCodeThreeAndSafe() throws Exception {
        try (RunningPlace held = RunningPlace.in(folder.resolve("held"))) {
            held.databank.wrongToken(WrongToken.UNAUTHORIZED_401);
            Files.writeString(held.token, "wrong-token");

            int exit = push(held.file("a.csv", "a"), held.data());

            assertThat(exit).isEqualTo(3);
            assertThat(out.toString()).contains("HELD: ", "The file is safe");
        }
    }

    @Test
    void aFileInDoubtIsExitCodeThreeAndForAPerson() throws Exception {
        Path file = place.file("doubt.csv", "doubt");
        push(file, place.data());
        try (LedgerOnDisk books = new LedgerOnDisk(place.data(), Clock.systemUTC())) {
            books.execute("UPDATE waybill SET state = 'IN_DOUBT', reason = 'no proof' WHERE name = 'doubt.csv'");
        }

        int exit = push(file, place.data());

        assertThat(exit).isEqualTo(3);
        assertThat(err.toString()).contains("A person must resolve", "no proof");
    }

    @Test
    void whatAnOperatorShouldKnowBeforeTheEndIsPassedOn() throws Exception {
        Path file = place.file("slow.csv", "slow");
        push(file, place.data());
        try (LedgerOnDisk books = new LedgerOnDisk(place.data(), Clock.systemUTC())) {
            books.execute("INSERT INTO event (waybill, number, at, what, detail) SELECT id, 99, 1, 'warning',"
                    + " 'the token ends first' FROM waybill WHERE name = 'slow.csv'");
        }

        push(file, place.data());

        assertThat(out.toString()).containsOnlyOnce("Warning: the token ends first");
    }

    @Test
    void aFileThatIsNotThereIsExitCodeTwo() {
        int exit = push(folder.resolve("nothing"), place.data());

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).startsWith("PATH must be a file or a folder");
    }

    @Test
    void anUnknownDestinationIsExitCodeTwo() throws Exception {
        Path file = place.file("stray.csv", "stray");

        int exit = execute(place.data(), file.toString(), "--to", "databnk");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("one of [databank]", "'databnk'");
    }

    @Test
    void noWaybillIsExitCodeFourWithHowToStart() throws Exception {
        Path file = place.file("early.csv", "early");

        int exit = push(file, folder.resolve("nobody"));

        assertThat(exit).isEqualTo(4);
        assertThat(err.toString()).startsWith("Waybill is not running").contains("./waybill run");
    }

    @Test
    void theAddressOfAKilledWaybillIsNotBelieved() throws Exception {
        Path killed = Files.createDirectories(folder.resolve("killed"));
        Files.writeString(
                killed.resolve("console.json"),
                "{\"port\":" + place.engine().port() + ",\"pid\":"
                        + ProcessHandle.current().pid() + ",\"key\":\"old\"}");

        int exit = push(place.file("late.csv", "late"), killed);

        assertThat(exit).isEqualTo(4);
    }

    private int push(Path file, Path data) {
        return execute(data, file.toString(), "--to", "databank");
    }

    private int execute(Path data, String... arguments) {
        return new CommandLine(new PushCommand(config -> new Place(data, 2_000, () -> LedgerDatabase.leftIn(data))))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
