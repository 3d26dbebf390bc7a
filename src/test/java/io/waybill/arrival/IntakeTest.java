package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.waybill.ledger.Books;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.Opened;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
    @TempDir
    Path folder;

    private Books books;
    private Spool spool;
    private Intake intake;
    private File file;

    @BeforeEach
    void open() throws IOException {
        books = Books.on(LedgerDatabase.sqlite(folder.resolve("waybill.db")));
        spool = new Spool(folder.resolve("spool"), 1);
        intake = new Intake(books.ledger(), spool, waybill -> {});
        file = Files.writeString(folder.resolve("a.csv"), "soil,7\n").toFile();
    }

    @AfterEach
    void close() {
        books.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "link"})
    void aFileThatArrivesIsSpooledAndThenInTheLedger(String spooling) {
        // When
        Opened opened = intake.open(FolderFile.of(file.toPath(), ""), "soil", Identity.METADATA, spooling);

        // Then
        assertThat(opened.needsTicket()).isTrue();
        Waybill waybill = books.find(opened.waybill().id());
        assertThat(waybill.state()).isEqualTo(State.ACCEPTED);
        assertThat(waybill.file().source()).isEqualTo(file.getAbsolutePath());
        assertThat(waybill.file().name()).isEqualTo("a.csv");
        assertThat(waybill.file().path()).hasSameBinaryContentAs(file.toPath());
    }

    @Test
    void theSameFileTwiceIsOneWaybill() {
        // Given
        Opened first = intake.open(FolderFile.of(file.toPath(), ""), "soil", Identity.METADATA, "copy");

        // When
        Opened second = intake.open(FolderFile.of(file.toPath(), ""), "soil", Identity.METADATA, "copy");

        // Then
        assertThat(second).isEqualTo(new Opened(first.waybill(), false));
        assertThat(books.report().accepted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "link"})
    void byContentTheSameBytesUnderAnotherNameAreOneWaybill(String spooling) throws IOException {
        // Given
        Opened first = intake.open(FolderFile.of(file.toPath(), ""), "soil", Identity.CONTENT, spooling);
        File twin = Files.copy(file.toPath(), folder.resolve("b.csv")).toFile();

        // When
        Opened second = intake.open(FolderFile.of(twin.toPath(), ""), "soil", Identity.CONTENT, spooling);

        // Then
        assertThat(second).isEqualTo(new Opened(first.waybill(), false));
        assertThat(books.report().accepted()).isEqualTo(1);
    }

    @Test
    void byContentOtherBytesUnderTheSameNameAreTwoWaybills() throws IOException {
        // Given
        FileTime before = Files.getLastModifiedTime(file.toPath());
        Opened first = intake.open(FolderFile.of(file.toPath(), ""), "soil", Identity.CONTENT, "copy");
        Files.writeString(file.toPath(), "soil,8\n");
        Files.setLastModifiedTime(file.toPath(), before);

        // When
        Opened second = intake.open(FolderFile.of(file.toPath(), ""), "soil", Identity.CONTENT, "copy");

        // Then
        assertThat(second.waybill().id()).isNotEqualTo(first.waybill().id());
        assertThat(books.report().accepted()).isEqualTo(2);
    }

    @Test
    void theSameFileForTwoDestinationsIsTwoWaybills() {
        // Given
        intake.open(FolderFile.of(file.toPath(), ""), "soil", Identity.METADATA, "copy");

        // When
        Opened other = intake.open(FolderFile.of(file.toPath(), ""), "air", Identity.METADATA, "copy");

        // Then
        assertThat(other.needsTicket()).isTrue();
        assertThat(books.report().accepted()).isEqualTo(2);
    }

    @Test
    void aFileThatChangedIsAnotherWaybill() throws IOException {
        // Given
        intake.open(FolderFile.of(file.toPath(), ""), "soil", Identity.METADATA, "copy");
        Files.setLastModifiedTime(file.toPath(), FileTime.fromMillis(86_400_000));

        // When
        Opened other = intake.open(FolderFile.of(file.toPath(), ""), "soil", Identity.METADATA, "copy");

        // Then
        assertThat(other.needsTicket()).isTrue();
        assertThat(books.report().accepted()).isEqualTo(2);
    }

    @Test
    void aDeliveredFileIsSkipped() {
        // Given
        Waybill sending = sending();
        spool.remove(sending.file());
        books.ledger().delivered(sending, "{}");

        // When
        Opened again = intake.open(FolderFile.of(file.toPath(), ""), "soil", Identity.METADATA, "copy");

        // Then
        assertThat(again.needsTicket()).isFalse();
        assertThat(again.waybill().state()).isEqualTo(State.DELIVERED);
        assertThat(again.waybill().file().path()).doesNotExist();
    }

    @Test
    void aDeadFileBeginsAgain() {
        // Given
        Waybill sending = sending();
        spool.remove(sending.file());
        books.ledger().end(sending, State.DEAD, "422");

        // When
        Opened again = intake.open(FolderFile.of(file.toPath(), ""), "soil", Identity.METADATA, "copy");

        // Then
        assertThat(again.needsTicket()).isTrue();
        assertThat(again.waybill().id()).isEqualTo(sending.id());
        assertThat(again.waybill().file().path()).hasSameBinaryContentAs(file.toPath());
    }

    @Test
    void aDoubtfulFileIsRefusedWithItsReason() {
        // Given
        Waybill sending = sending();
        books.ledger().end(sending, State.IN_DOUBT, "the answer to verify was lost");

        // When
        var thrown = assertThatThrownBy(
                () -> intake.open(FolderFile.of(file.toPath(), ""), "soil", Identity.METADATA, "copy"));

        // Then
        thrown.isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(sending.id())
                .hasMessageEndingWith("it is in doubt: the answer to verify was lost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"two\nlines.csv", "\"quoted\" 'twice'.csv", "Bödenprobe ☃.csv", "a\\b;rm $HOME.csv", " .csv"})
    void anUnusualFileNameIsKeptAsItIs(String name) throws IOException {
        // Given
        assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");
        File unusual = Files.writeString(folder.resolve(name), "soil,8\n").toFile();

        // When
        Opened opened = intake.open(FolderFile.of(unusual.toPath(), ""), "soil", Identity.METADATA, "copy");

        // Then
        Waybill waybill = books.find(opened.waybill().id());
        assertThat(waybill.file().name()).isEqualTo(name);
        assertThat(waybill.file().source()).endsWith("/" + name);
        assertThat(waybill.file().path()).hasContent("soil,8");
    }

    @Test
    void aFileThatIsGoneIsTroubleOfThisMachine() {
        // Given
        File gone = folder.resolve("gone.csv").toFile();

        // When
        var thrown = assertThatThrownBy(
                () -> intake.open(FolderFile.of(gone.toPath(), ""), "soil", Identity.METADATA, "copy"));

        // Then
        thrown.isInstanceOf(NotTaken.class).hasMessageEndingWith(gone.getPath());
        assertThat(books.report().accepted()).isZero();
    }

    private Waybill sending() {
        Waybill waybill = intake.open(FolderFile.of(file.toPath(), ""), "soil", Identity.METADATA, "copy")
                .waybill();
        return books.ledger().take(waybill, null).orElseThrow();
    }
}
