package io.waybill.cli;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.waybill.LedgerOnDisk;
import io.waybill.RunningPlace;
import io.waybill.console.StatusReport;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.sandbox.Blob;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.WorkspaceStandIn;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The pushing of a folder by command, to a workspace. */
class FolderPushTest {
    @TempDir
    Path home;

    private WorkspaceStandIn workspace;
    private RunningPlace place;
    private Path folder;
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void start() throws Exception {
        workspace = WorkspaceStandIn.start(0, home.resolve("workspace"));
        place = RunningPlace.in(home.resolve("place"));
        place.stop();
        token("cw");
        place.start(place.settings()
                .with(
                        "workspace.inbox",
                        Files.createDirectories(home.resolve("inbox")).toString())
                .with("workspace.token", "file:" + home.resolve("token")));
        folder = Files.createDirectories(home.resolve("DIR"));
        write("a.csv", "a");
        write("sub/b with space.txt", "b");
        write("sub/deeper/ü#?%.csv", "c");
    }

    @AfterEach
    void stop() {
        place.close();
        workspace.close();
    }

    @Test
    void everyFileOfAFolderIsDeliveredUnderTheFoldersName() {
        int exit = push(folder);

        assertThat(exit).isZero();
        assertThat(workspace.blobs())
                .extracting(Blob::name)
                .containsExactlyInAnyOrder("DIR/a.csv", "DIR/sub/b with space.txt", "DIR/sub/deeper/ü#?%.csv");
        assertThat(out.toString().lines())
                .filteredOn(line -> line.startsWith("DELIVERED "))
                .hasSize(3);
        assertThat(out.toString()).contains("3 files handed over: 3 delivered");
    }

    @Test
    void hiddenAndEmptyFilesGoToo() throws Exception {
        write(".hidden", "h");
        write("sub/.git/config", "g");
        write("zero.bin", "");

        push(folder);

        assertThat(workspace.blobs())
                .extracting(Blob::name)
                .contains("DIR/.hidden", "DIR/sub/.git/config", "DIR/zero.bin");
    }

    @Test
    void whatIsLeftOutIsSaid() throws Exception {
        Files.createDirectories(folder.resolve("void/within"));
        Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("a.csv"));
        new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor();

        int exit = push(folder);

        assertThat(exit).isZero();
        assertThat(workspace.blobs()).hasSize(3);
        assertThat(out.toString())
                .contains("Left out, empty folders, which a destination has no place for: DIR/void/within")
                .contains("Left out, links, which --links follow sends: DIR/link.csv")
                .contains("Left out, pipes, sockets and devices: DIR/pipe");
    }

    @Test
    void linksAreFollowedWhereThatIsWished() throws Exception {
        Path other = Files.createDirectories(home.resolve("other"));
        Files.writeString(other.resolve("far.csv"), "far");
        Files.createSymbolicLink(folder.resolve("elsewhere"), other);
        Files.createSymbolicLink(folder.resolve("near.csv"), folder.resolve("a.csv"));
        Files.createSymbolicLink(folder.resolve("broken.csv"), folder.resolve("nothing"));
        Files.createSymbolicLink(folder.resolve("sub/loop"), folder);

        int exit = push(folder, "--links", "follow");

        assertThat(exit).isZero();
        assertThat(workspace.blobs())
                .extracting(Blob::name)
                .hasSize(5)
                .contains("DIR/elsewhere/far.csv", "DIR/near.csv");
        assertThat(out.toString())
                .contains("links that lead to nothing: DIR/broken.csv", "back to a folder above them: DIR/sub/loop");
    }

    @Test
    void aFolderThatIsNamedByALinkIsPushedUnderTheLinksName() throws Exception {
        Path link = Files.createSymbolicLink(home.resolve("LATEST"), folder);

        int exit = push(link);

        assertThat(exit).isZero();
        assertThat(workspace.blobs()).extracting(Blob::name).hasSize(3).contains("LATEST/a.csv");
    }

    @Test
    void aFolderWithAFileInDoubtIsUnfinished() throws Exception {
        push(folder);
        try (LedgerOnDisk books = new LedgerOnDisk(place.data(), Clock.systemUTC())) {
            books.execute("UPDATE waybill SET state = 'IN_DOUBT', reason = 'no proof' WHERE name = 'a.csv'");
        }

        int exit = push(folder);

        assertThat(exit).isEqualTo(3);
        assertThat(out.toString()).contains("Not handed over: DIR/a.csv: ", "no proof");
    }

    @Test
    void aFolderThatCannotBeReadIsSaidAndTheRestGoes() throws Exception {
        assumeFalse(System.getProperty("user.name").equals("root"), "root reads everything");
        Files.createDirectory(folder.resolve("locked"), asFileAttribute(PosixFilePermissions.fromString("---------")));

        int exit = push(folder);

        assertThat(exit).isEqualTo(2);
        assertThat(workspace.blobs()).hasSize(3);
        assertThat(out.toString()).contains("Not handed over: DIR/locked must be readable, and is not");
    }

    @Test
    void aFolderThatWasPushedBeforeIsNotSentTwice() throws Exception {
        push(folder);
        write("new.csv", "n");

        int exit = push(folder);

        assertThat(exit).isZero();
        assertThat(workspace.blobs())
                .hasSize(4)
                .allSatisfy(blob -> assertThat(blob.times()).isEqualTo(1));
    }

    @Test
    void aFileOfAFolderIsAnotherThanTheFileAlone() {
        push(folder.resolve("a.csv"));

        push(folder);

        assertThat(workspace.blobs()).extracting(Blob::name).contains("a.csv", "DIR/a.csv");
    }

    @Test
    void aLinkedFileIsDeliveredAsACopiedOneIs() {
        int exit = push(folder.resolve("a.csv"), "--spool", "link");

        assertThat(exit).isZero();
        assertThat(workspace.blobs()).extracting(Blob::bytes).containsExactly(1L);
    }

    @Test
    void whatATokenDoesNotAllowIsHeldFileByFile() throws Exception {
        token("r");

        int exit = push(folder);

        assertThat(exit).isEqualTo(3);
        assertThat(out.toString()).contains("3 files handed over: 3 held, waiting or in doubt");
    }

    @Test
    void aDeadFileOfAFolderIsToBePushedWithItsFolder() {
        workspace.fault(Fault.on("put").fromCallOn(1).answer(413));

        int exit = push(folder);

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).contains("DEAD b with space.txt: ", "3 files handed over: 3 dead");
        StatusReport status = RunningWaybill.at(place.data()).orElseThrow().status();
        assertThat(status.troubled())
                .extracting(waybill -> new TroubleText(status).of(waybill))
                .hasSize(3)
                .allMatch(text -> text.contains("./waybill push " + folder + " --to workspace"));
    }

    private void token(String permissions) throws Exception {
        Files.writeString(
                home.resolve("token"),
                workspace.token("", permissions, null, Instant.now().plusSeconds(3_600)));
    }

    private void write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int push(Path path, String... more) {
        return new CommandLine(new PushCommand(
                        config -> new Place(place.data(), 2_000, () -> LedgerDatabase.leftIn(place.data()))))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(Stream.concat(Stream.of(path.toString(), "--to", "workspace"), Stream.of(more))
                        .toArray(String[]::new));
    }
}
