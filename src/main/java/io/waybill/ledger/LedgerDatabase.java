package io.waybill.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import com.zaxxer.hikari.util.Credentials;
import io.waybill.secret.Redaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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

    /** How many a process has to a server: one half for what is written, the other for those who ask. */
    private static final int SERVER_CONNECTIONS = 10;

    /** The change to a write-ahead log does not wait for another process that does the same: it is tried again. */
    private static final long OPEN_MILLIS = 5_000;

    /** A server that says nothing for so long is taken for lost; a change of a large ledger's schema may take minutes. */
    private static final int SILENCE_SECONDS = 300;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Transactions transactions;

    private LedgerDatabase(HikariDataSource pool, Function<Jdbi, Transactions> writing) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool)
                .installPlugin(new SqlObjectPlugin())
                .registerRowMapper(new WaybillMapper())
                .registerRowMapper(ConstructorMapper.factory(Destination.class))
                .registerRowMapper(ConstructorMapper.factory(Event.class))
                .registerRowMapper(ConstructorMapper.factory(Node.class));
        this.transactions = writing.apply(jdbi);
    }

    /** The ledger in one file, which need not be there yet. */
    public static LedgerDatabase sqlite(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the ledger must be writable, and is not: " + file, e);
        }
        FreeSpace.maySqliteGiveBack(file);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + file
                + "?journal_mode=WAL&synchronous=FULL&transaction_mode=IMMEDIATE&busy_timeout=30000"
                + "&journal_size_limit=" + FreeSpace.LARGEST_LOG);
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
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setPoolName("ledger");
        return new LedgerDatabase(new HikariDataSource(config), Transactions.OneByOne::new);
    }

    /**
     * A ledger that several nodes may share.
     *
     * @param password asked for each connection; gives null for none
     * @param patienceMillis for how long a process may stand still amid a change
     * @throws IllegalStateException where the server cannot be reached, or lets nobody in
     */
    public static LedgerDatabase postgresql(String url, String user, Supplier<String> password, long patienceMillis) {
        HikariConfig config = server(url, user, password);
        config.setPoolName("ledger");
        // What a process that stands still amid a change has locked is given back for it.
        config.setConnectionInitSql("SET idle_in_transaction_session_timeout = " + patienceMillis);
        return reached(url, config).migrated();
    }

    /**
     * The ledger of a server as it is: nothing can be written to it, not even a newer schema; empty where there is none.
     *
     * @throws IllegalStateException where the server cannot be reached, or lets nobody in
     */
    public static Optional<LedgerDatabase> leftAt(String url, String user, Supplier<String> password) {
        LedgerDatabase left = reading(url, user, password, 2);
        boolean isThere = left.jdbi.withHandle(handle -> handle.createQuery("SELECT to_regclass('waybill') IS NOT NULL")
                .mapTo(Boolean.class)
                .one());
        if (!isThere) {
            left.close();
        }
        return isThere ? Optional.of(left) : Optional.empty();
    }

    /**
     * What the server says to whoever would have a ledger there. Nothing is written.
     *
     * @throws IllegalStateException where the server cannot be reached, or lets nobody in
     */
    public static LedgerServer ask(String url, String user, Supplier<String> password) {
        try (LedgerDatabase there = reading(url, user, password, CONNECTIONS)) {
            return LedgerServer.of(there, LedgerSchema.of(there.pool));
        }
    }

    private static LedgerDatabase reading(String url, String user, Supplier<String> password, int connections) {
        HikariConfig config = server(url, user, password);
        config.setReadOnly(true);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        return reached(url, config);
    }

    private static HikariConfig server(String url, String user, Supplier<String> password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        // Asked for each connection: one that is made anew has the password as it is then.
        config.setCredentialsProvider(() -> Credentials.of(user, password.get()));
        config.setMaximumPoolSize(SERVER_CONNECTIONS);
        config.addDataSourceProperty("ApplicationName", "waybill");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", SILENCE_SECONDS);
        return config;
    }

    private static LedgerDatabase reached(String url, HikariConfig config) {
        try {
            return new LedgerDatabase(
                    new HikariDataSource(config),
                    jdbi -> new ServerTransactions(jdbi, config.getMaximumPoolSize() / 2));
        } catch (HikariPool.PoolInitializationException e) {
            throw new IllegalStateException(
                    "The database must answer at " + url + " and let "
                            + (config.getUsername() == null ? "Waybill" : config.getUsername()) + " in, and does not: "
                            + Redaction.of(e.getCause().getMessage()),
                    e);
        }
    }

    /** The ledger that was left in a data folder, as it is; empty where there is none. */
    public static Optional<LedgerDatabase> leftIn(Path data) {
        return Optional.of(fileIn(data)).filter(file -> Files.exists(file)).map(LedgerDatabase::readOnly);
    }

    /** Where the ledger of a data folder is. */
    public static Path fileIn(Path data) {
        return data.resolve("ledger/waybill.db");
    }

    /** Whether processes on several machines can work on it. */
    public boolean isShared() {
        return pool.getJdbcUrl().startsWith("jdbc:postgresql:");
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** How the ledger's own changes are made. */
    Transactions transactions() {
        return transactions;
    }

    private LedgerDatabase migrated() {
        LedgerSchema.migrate(pool);
        return this;
    }

    @Override
    public void close() {
        transactions.close();
        pool.close();
    }
}
