package io.waybill.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * What is free in a ledger's file, and how it is given back to the disk, a little at a time. PostgreSQL sees to that
 * itself, and so nothing is ever free here.
 */
public final class FreeSpace {
    /** The write-ahead log is cut back to this; bytes. */
    static final long LARGEST_LOG = 64L << 20;

    /** What is converted at the start, since that takes no more than a moment; bytes. */
    private static final long SMALL = 256L << 20;

    /** In one transaction. */
    private static final int PAGES = 500;

    /** What is free is used again; only more than this part of the file is given back. */
    private static final int KEPT = 10;

    private static final int INCREMENTAL = 2;

    private final LedgerDatabase database;

    public FreeSpace(LedgerDatabase database) {
        this.database = database;
    }

    interface Pages extends SqlObject {
        @SqlQuery("PRAGMA freelist_count")
        long free();

        @SqlQuery("PRAGMA page_count")
        long all();

        /** A prepared statement would give back a single page: each of its steps is one, and none has a column. */
        default void giveBack() {
            try (Statement statement = getHandle().getConnection().createStatement()) {
                statement.executeUpdate("PRAGMA incremental_vacuum(" + PAGES + ")");
            } catch (SQLException e) {
                throw new IllegalStateException("The ledger must be able to give space back, and is not: " + e, e);
            }
        }
    }

    /** Gives a little back where much is free; true if there may be more to give. */
    public boolean giveBack() {
        return !database.isShared() && database.transactions().run(Pages.class, FreeSpace::giveBack);
    }

    private static boolean giveBack(Pages pages) {
        long free = pages.free();
        if (free < PAGES || free < pages.all() / KEPT) {
            return false;
        }
        pages.giveBack();
        return pages.free() < free;
    }

    /** A file must be told before it has tables that pages may be given back, or be written anew. */
    static void maySqliteGiveBack(Path file) {
        try {
            if (Files.exists(file) && Files.size(file) > SMALL) {
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger must be readable, and is not: " + file, e);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=30000");
                Statement statement = connection.createStatement()) {
            if (mode(statement) != INCREMENTAL) {
                statement.execute("PRAGMA auto_vacuum = " + INCREMENTAL);
                statement.execute("VACUUM");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The ledger must be a SQLite file that can be written, and is not: " + file, e);
        }
    }

    private static int mode(Statement statement) throws SQLException {
        try (ResultSet mode = statement.executeQuery("PRAGMA auto_vacuum")) {
            return mode.next() ? mode.getInt(1) : 0;
        }
    }
}
