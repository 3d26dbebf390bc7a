package io.waybill.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * The database that a ledger lives in, migrated to the present schema: SQLite (write-ahead log, every commit synced, one
 * connection that writes, so that writers queue up here and not at the file) or PostgreSQL.
 */
public final class LedgerDatabase implements AutoCloseable {
    /** How many a ledger in a file has: one writes, and the others read beside it. */
    public static final int CONNECTIONS = 4;

    /** The change to a write-ahead log does not wait for another process that does the same: it is tried again. */
    private static final long OPEN_MILLIS = 5_000;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Transactions transactions;

    private LedgerDatabase(HikariDataSource pool, Function<Jdbi, Transactions> writing) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool)
                .installPlugin(new SqlObjectPlugin())
                .registerRowMapper(new WaybillMapper())
                .registerRowMapper(ConstructorMapper.factory(Destination.class))
                .registerRowMapper(ConstructorMapper.factory(Event.class));
        this.transactions = writing.apply(jdbi);
    }

    /** The ledger in one file, which need not be there yet. */
    public static LedgerDatabase sqlite(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the ledger must be writable, and is not: " + file, e);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + file
                + "?journal_mode=WAL&synchronous=FULL&transaction_mode=IMMEDIATE&busy_timeout=30000");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setInitializationFailTimeout(OPEN_MILLIS);
        config.setPoolName("ledger");
        return new LedgerDatabase(new HikariDataSource(config), Transactions.OneByOne::new).migrated();
    }

    /** The ledger in a file that is there, as it is: nothing can be written to it, not even a newer schema. */
    public static LedgerDatabase readOnly(Path file) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + file + "?open_mode=1&busy_timeout=30000");
        config.setReadOnly(true);
        config.setMaximumPoolSize(1);
        config.setPoolName("ledger");
        return new LedgerDatabase(new HikariDataSource(config), Transactions.Many::new);
    }

    /** A ledger that several nodes may share. */
    public static LedgerDatabase postgresql(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setPoolName("ledger");
        return new LedgerDatabase(new HikariDataSource(config), Transactions.Many::new).migrated();
    }

    /** Where the ledger of a data folder is. */
    public static Path fileIn(Path data) {
        return data.resolve("ledger/waybill.db");
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** How the ledger's own changes are made. */
    Transactions transactions() {
        return transactions;
    }

    private LedgerDatabase migrated() {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db")
                .loggers("slf4j")
                .load()
                .migrate();
        return this;
    }

    @Override
    public void close() {
        transactions.close();
        pool.close();
    }
}
