package io.waybill.ledger;

import java.sql.SQLException;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions on a connection of its own each, several at once. Where the server is lost, it is waited for: as long as
 * the pool waits for a connection, a few times. Whether what was lost on the way had been done is not known then, so that
 * all work must bear to be done again: what is fenced finds out that it is late.
 */
final class ServerTransactions implements Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(ServerTransactions.class);
    private static final int TRIES = 3;
    private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03");

    /** What was not used for so long goes through the pool, which looks whether it is alive. */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Jdbi jdbi;
    private final Deque<BoundHandle> kept;

    /** @param keep how many connections are kept out of the pool at most, 1 or more */
    ServerTransactions(Jdbi jdbi, int keep) {
        this.jdbi = jdbi;
        this.kept = new LinkedBlockingDeque<>(keep);
    }

    @Override
    public <R, T> T run(Class<R> type, Function<R, T> work) {
        return untilReached(handle -> handle.inTransaction(type, work));
    }

    @Override
    public <R, T> T look(Class<R> type, Function<R, T> look) {
        return untilReached(handle -> handle.look(type, look));
    }

    private <T> T untilReached(Function<BoundHandle, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return on(work);
            } catch (JdbiException e) {
                if (attempt == TRIES || !isLost(e)) {
                    throw e;
                }
                close();
                LOG.warn("The ledger's server was lost, and is waited for: {}", e.getMessage());
            }
        }
    }

    /** A connection on which anything failed is not kept. */
    private <T> T on(Function<BoundHandle, T> work) {
        BoundHandle handle = handle();
        boolean kept = false;
        try {
            T result = work.apply(handle);
            kept = this.kept.offerFirst(handle);
            return result;
        } finally {
            if (!kept) {
                handle.close();
            }
        }
    }

    private BoundHandle handle() {
        for (BoundHandle handle = kept.pollFirst(); handle != null; handle = kept.pollFirst()) {
            if (handle.idleNanos() < FRESH_NANOS) {
                return handle;
            }
            handle.close();
        }
        return new BoundHandle(jdbi.open());
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

    @Override
    public void close() {
        for (BoundHandle handle = kept.pollFirst(); handle != null; handle = kept.pollFirst()) {
            handle.close();
        }
    }
}
