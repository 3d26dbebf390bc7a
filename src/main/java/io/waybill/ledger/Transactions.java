package io.waybill.ledger;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what is written to a ledger, each piece of work in one transaction. */
interface Transactions extends AutoCloseable {

    /** What {@code work} makes of the statements in {@code type}; nothing is written if it throws. */
    <R, T> T run(Class<R> type, Function<R, T> work);

    @Override
    default void close() {}

    /**
     * On a connection of its own each, several at once. Where the server is lost, it is waited for: as long as the pool
     * waits for a connection, a few times. Whether what was lost on the way had been done is not known then, so that all
     * work must bear to be done again: what is fenced finds out that it is late.
     */
    record Many(Jdbi jdbi) implements Transactions {
        private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
        private static final int TRIES = 3;
        private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03");

        @Override
        public <R, T> T run(Class<R> type, Function<R, T> work) {
            for (int attempt = 1; ; attempt++) {
                try {
                    return jdbi.inTransaction(handle -> work.apply(handle.attach(type)));
                } catch (JdbiException e) {
                    if (attempt == TRIES || !isLost(e)) {
                        throw e;
                    }
                    LOG.warn("The ledger's server was lost, and is waited for: {}", e.getMessage());
                }
            }
        }

        /** Class 08, a connection that is none, and what PostgreSQL says when it stops or starts. */
        private static boolean isLost(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                    return sql.getSQLState().startsWith("08") || LOST.contains(sql.getSQLState());
                }
            }
            return false;
        }
    }

    /**
     * One after the other on one connection, which is kept together with what Jdbi binds to it: to bind anew took a
     * quarter of the time. A connection on which anything failed is not used again.
     */
    final class OneByOne implements Transactions {
        private final Jdbi jdbi;
        private final Map<Class<?>, Object> attached = new HashMap<>();
        private Handle handle;

        OneByOne(Jdbi jdbi) {
            this.jdbi = jdbi;
        }

        @Override
        public synchronized <R, T> T run(Class<R> type, Function<R, T> work) {
            if (handle == null) {
                handle = jdbi.open();
            }
            boolean well = false;
            try {
                R rows = type.cast(attached.computeIfAbsent(type, handle::attach));
                T result = handle.inTransaction(inside -> work.apply(rows));
                well = true;
                return result;
            } finally {
                if (!well) {
                    close();
                }
            }
        }

        @Override
        public synchronized void close() {
            if (handle != null) {
                attached.clear();
                handle.close();
                handle = null;
            }
        }
    }
}
