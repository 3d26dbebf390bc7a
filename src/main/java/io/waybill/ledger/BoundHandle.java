package io.waybill.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * A connection, kept together with what Jdbi binds to it: to bind anew took a quarter of the time. Used by one thread at a
 * time.
 */
final class BoundHandle implements AutoCloseable {
    private final Handle handle;
    private final Map<Class<?>, Object> bound = new HashMap<>();
    private long usedAt = System.nanoTime();

    BoundHandle(Handle handle) {
        this.handle = handle;
    }

    <R, T> T inTransaction(Class<R> type, Function<R, T> work) {
        R rows = rows(type);
        T result = handle.inTransaction(inside -> work.apply(rows));
        usedAt = System.nanoTime();
        return result;
    }

    <R, T> T look(Class<R> type, Function<R, T> look) {
        T result = look.apply(rows(type));
        usedAt = System.nanoTime();
        return result;
    }

    private <R> R rows(Class<R> type) {
        return type.cast(bound.computeIfAbsent(type, handle::attach));
    }

    long idleNanos() {
        return System.nanoTime() - usedAt;
    }

    @Override
    public void close() {
        handle.close();
    }
}
