package io.waybill.ledger;

import io.waybill.RealPart;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresqlLedgerTest implements LedgerContract {
    private static EmbeddedPostgres server;

    private Books books;

    @BeforeAll
    static void start() throws Exception {
        try {
            server = EmbeddedPostgres.start();
        } catch (IOException | RuntimeException e) {
            RealPart.missing("PostgreSQL must be able to run on this machine, and is not: " + e, e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        }
        books = Books.on(LedgerDatabase.postgresql(
                server.getJdbcUrl("postgres", "postgres"), "postgres", () -> "postgres", 20_000));
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Override
    public Books books() {
        return books;
    }
}
