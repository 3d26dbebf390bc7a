package io.waybill.queue;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A call on a thread of its own, which may be waiting. */
final class Waiting<T> {
    private static final long LIMIT_SECONDS = 30;

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Thread thread;

    private Waiting(Callable<T> call) {
        thread = new Thread(() -> {
            try {
                result.complete(call.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    static <T> Waiting<T> on(Callable<T> call) {
        return new Waiting<>(call);
    }

    /** What the call came to, or its own exception. */
    T value() throws Throwable {
        try {
            return result();
        } catch (CompletionException e) {
            throw e.getCause();
        }
    }

    /** Returns once the call waits. */
    Waiting<T> untilItWaits() {
        await().atMost(LIMIT_SECONDS, SECONDS)
                .until(() -> thread.getState() == Thread.State.TIMED_WAITING || result.isDone());
        return this;
    }

    boolean isDone() {
        return result.isDone();
    }

    T result() {
        return result.orTimeout(LIMIT_SECONDS, SECONDS).join();
    }

    void interrupt() {
        thread.interrupt();
    }
}
