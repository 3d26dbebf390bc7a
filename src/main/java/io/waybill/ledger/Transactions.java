package io.waybill.ledger;

import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Runs what is written to a ledger, each piece of work in one transaction. */
interface Transactions extends AutoCloseable {

    /** What {@code work} makes of the statements in {@code type}; nothing is written if it throws. */
    <R, T> T run(Class<R> type, Function<R, T> work);

    /** What one statement in {@code type} finds, which needs no transaction. */
    <R, T> T look(Class<R> type, Function<R, T> look);

    @Override
    void close();

    /** One after the other on one connection; who looks does so beside it, on another. */
    record OneByOne(Line writing, Line looking) implements Transactions {
        OneByOne(Jdbi jdbi) {
            this(new Line(jdbi), new Line(jdbi));
        }

        @Override
        public <R, T> T run(Class<R> type, Function<R, T> work) {
            return writing.on(handle -> handle.inTransaction(type, work));
        }

        @Override
        public <R, T> T look(Class<R> type, Function<R, T> look) {
            return looking.on(handle -> handle.look(type, look));
        }

        @Override
        public void close() {
            writing.close();
            looking.close();
        }
    }

    /** A connection that is used by one after the other. One on which anything failed is not used again. */
    final class Line {
        private final Jdbi jdbi;
        private BoundHandle handle;

        Line(Jdbi jdbi) {
            this.jdbi = jdbi;
        }

        synchronized <T> T on(Function<BoundHandle, T> work) {
            if (handle == null) {
                handle = new BoundHandle(jdbi.open());
            }
            boolean well = false;
            try {
                T result = work.apply(handle);
                well = true;
                return result;
            } finally {
                if (!well) {
                    close();
                }
            }
        }

        synchronized void close() {
            if (handle != null) {
                handle.close();
                handle = null;
            }
        }
    }
}
