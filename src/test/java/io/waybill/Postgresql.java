package io.waybill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The team's own PostgreSQL, beside Waybill: it can be stopped, and started again with what it has. */
final class Postgresql implements AutoCloseable {
    static final String USER = "postgres";
    static final String PASSWORD = "postgres-Wj4tYb8n";

    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;
    private int databases;

    private Postgresql(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    static Postgresql start(Path folder) throws IOException {
        Postgresql postgresql = new Postgresql(folder, FreePort.find());
        postgresql.start();
        return postgresql;
    }

    void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException | RuntimeException e) {
            RealPart.missing("PostgreSQL must be able to run on this machine, and is not: " + e, e);
        }
    }

    /** The user's password from now on, which everybody must give; whoever is connected is sent away. */
    void password(String before, String now) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, USER, before);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER USER " + USER + " PASSWORD '" + now + "'");
            Files.writeString(folder.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("SELECT pg_reload_conf()");
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity" + " WHERE usename = '" + USER
                    + "' AND pid <> pg_backend_pid()");
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address of a database that nobody has used yet. */
    String newDatabase() {
        String name = "waybill" + ++databases;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /** As a restart of the service does it: who is connected is sent away. */
    void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
