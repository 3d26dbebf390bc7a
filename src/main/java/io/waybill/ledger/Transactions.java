package io.waybill.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Runs what is written to a ledger, each piece of work in one transaction. */
interface Transactions extends AutoCloseable {

    /** What {@code work} makes of the statements in {@code type}; nothing is written if it throws. */
    <R, T> T run(Class<R> type, Function<R, T> work);

    @Override
    default void close() {}

    /** On a connection of its own each, several at once. */
    record Many(Jdbi jdbi) implements Transactions {
        @Override
        public <R, T> T run(Class<R> type, Function<R, T> work) {
            return jdbi.inTransaction(handle -> work.apply(handle.attach(type)));
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
