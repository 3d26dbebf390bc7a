package io.waybill.sandbox;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The requests that are held without an answer. */
final class Hangs {
    private final BlockingQueue<Call> hanging = new LinkedBlockingQueue<>();
    private CountDownLatch gate = new CountDownLatch(1);

    void hold(Call call) throws InterruptedIOException {
        CountDownLatch mine = enter(call);
        try {
            mine.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + call + " was held");
        }
    }

    private synchronized CountDownLatch enter(Call call) {
        hanging.add(call);
        return gate;
    }

    Call await(Duration patience) throws InterruptedException {
        Call call = hanging.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (call == null) {
            throw new IllegalStateException("a request must hang within " + patience + ", none did");
        }
        return call;
    }

    synchronized void release() {
        hanging.clear();
        gate.countDown();
        gate = new CountDownLatch(1);
    }
}
