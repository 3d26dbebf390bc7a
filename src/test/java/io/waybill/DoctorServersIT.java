package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code doctor} finds of the broker, the ledger and the folder that several nodes share. */
class DoctorServersIT extends ExternalPartsTest {
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void setTheScene() throws IOException {
        scene.with("waybill.cluster", "folder")
                .with(
                        "waybill.shared",
                        Files.createDirectory(home.resolve("shared")).toString());
    }

    private int doctor() throws IOException {
        Path config = scene.settingsFile("file:" + scene.tokenFile);
        return new CommandLine(new DoctorCommand())
                .setOut(new PrintWriter(out, true))
                .execute(
                        "--config",
                        config.toString(),
                        "--routes",
                        scene.routes().toString());
    }

    @Test
    void serversThatWorkAreWellAndNothingIsMadeInTheLedger() throws IOException {
        doctor();
        int code = doctor();

        assertThat(out.toString())
                .contains("broker " + parts.artemis().url(), "well  login        the broker lets Waybill in")
                .contains("well  queues       waybill.dead-letters is there")
                .contains("ledger jdbc:postgresql:", "lets Waybill in")
                .contains("well  tables       there are none yet; they are made at the start")
                .contains("well  clock        the database's is 0 s ")
                .contains("well  hard links ", "well  rename ", "well  lock ");
        assertThat(code).isZero();
        assertThat(home.resolve("shared")).isEmptyDirectory();
    }

    @Test
    void aLedgerThatIsThereIsOfTheVersionThatItMustBe() throws IOException {
        Ledgers.open(scene.settings()).close();

        doctor();

        assertThat(out.toString()).containsPattern("well  tables       they are of version \\d+, as they must be");
    }

    @ParameterizedTest
    @CsvSource({
        "waybill.broker.url, tcp://127.0.0.1:1, The broker must answer at tcp://127.0.0.1:1",
        "waybill.ledger.url, jdbc:postgresql://127.0.0.1:1/waybill, The database must answer at jdbc:postgresql://127.0.0.1:1",
        "test.broker.password, quarrel-lantern-47, and let waybill in",
        "waybill.ledger.user, nobody-of-that-name, and let nobody-of-that-name in",
        "waybill.broker.password, file:/nowhere/password, 'file:/nowhere/password must lead to a value'",
        "waybill.shared, /nowhere/shared, /nowhere/shared must be a folder and is not there",
    })
    void whatDoesNotWorkIsNamedAndNoPasswordIsShown(String key, String value, String words) throws IOException {
        scene.with(key, value);

        int code = doctor();

        assertThat(code).isEqualTo(1);
        assertThat(out.toString().replace(",", ""))
                .contains("BAD   ", words.replace(",", ""), "Something does not work")
                .doesNotContain("quarrel-lantern-47", Artemis.PASSWORD, Postgresql.PASSWORD);
    }
}
