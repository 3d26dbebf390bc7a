package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger of an earlier Waybill, opened by this one. */
class MigrationTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void makeTheFirstLedger() throws Exception {
        file = folder.resolve("waybill.db");
        String url = "jdbc:sqlite:" + file;
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db")
                .target("1")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    row("delivered", "DELIVERED", "FALSE", "'{\"address\":\"a\",\"name\":\"x \\\"name\\\":.csv\"}'"));
            statement.execute(row("under way", "WAITING", "TRUE", "NULL"));
        }
    }

    @Test
    void anUploadUnderWayWasBegunInThreePhasesAndAReceiptSaysSo() {
        try (LedgerDatabase ledger = LedgerDatabase.sqlite(file)) {
            String receipt = text(ledger, "SELECT receipt FROM waybill WHERE id = 'delivered'");
            String protocol = text(ledger, "SELECT protocol FROM waybill WHERE id = 'under way'");

            assertThat(receipt)
                    .isEqualTo("{\"address\":\"a\",\"protocol\":\"three-phase\",\"name\":\"x \\\"name\\\":.csv\"}");
            assertThat(protocol).isEqualTo("three-phase");
        }
    }

    private static String row(String id, String state, String begun, String receipt) {
        return "INSERT INTO waybill (id, destination, source, name, size, spooled, modified, file_key, state, since, begun,"
                + " receipt, accepted) VALUES ('" + id + "', 'soil', 's', 'n', 1, 'p', 0, '', '" + state + "', 0, "
                + begun
                + ", " + receipt + ", 0)";
    }

    private static String text(LedgerDatabase ledger, String sql) {
        return ledger.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).one());
    }
}
