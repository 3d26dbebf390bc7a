package io.waybill.ledger;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Several pieces of work, let go at the same moment on a thread each. */
public final class AtOnce {
    private static final long LIMIT_SECONDS = 60;

    private AtOnce() {}

    /** What each of them came to, in the order given. */
    @SafeVarargs
    public static <T> List<T> run(Callable<T>... works) {
        CountDownLatch ready = new CountDownLatch(works.length);
        List<CompletableFuture<T>> results =
                Stream.of(works).map(work -> start(work, ready)).toList();
        return results.stream().map(CompletableFuture::join).toList();
    }

    private static <T> CompletableFuture<T> start(Callable<T> work, CountDownLatch ready) {
        CompletableFuture<T> result = new CompletableFuture<T>().orTimeout(LIMIT_SECONDS, SECONDS);
        Thread thread = new Thread(() -> {
            try {
                ready.countDown();
                ready.await();
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }
}
