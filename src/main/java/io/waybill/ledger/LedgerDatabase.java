package io.waybill.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * The database that a ledger lives in, migrated to the present schema: SQLite (write-ahead log, every commit synced, one
 * connection, so that writers queue up here and not at the file) or PostgreSQL.
 */
public final class LedgerDatabase implements AutoCloseable {
    /** The change to a write-ahead log does not wait for another process that does the same: it is tried again. */
    private static final long OPEN_MILLIS = 5_000;

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private LedgerDatabase(HikariDataSource pool) {
        this.pool = pool;
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db")
                .loggers("slf4j")
                .load()
                .migrate();
        this.jdbi = Jdbi.create(pool)
                .installPlugin(new SqlObjectPlugin())
                .registerRowMapper(ConstructorMapper.factory(Waybill.class))
                .registerRowMapper(ConstructorMapper.factory(Destination.class))
                .registerRowMapper(ConstructorMapper.factory(Event.class));
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
        config.setMaximumPoolSize(1);
        config.setInitializationFailTimeout(OPEN_MILLIS);
        config.setPoolName("ledger");
        return new LedgerDatabase(new HikariDataSource(config));
    }

    /** A ledger that several nodes may share. */
    public static LedgerDatabase postgresql(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setPoolName("ledger");
        return new LedgerDatabase(new HikariDataSource(config));
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        pool.close();
    }
}
