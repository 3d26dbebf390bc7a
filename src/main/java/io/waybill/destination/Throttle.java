package io.waybill.destination;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.waybill.chunk.Rate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;

/**
 * What lets the bytes of one destination's uploads out of this process, no faster than a rate that may change at any time.
 * The uploads take turns, a piece each: a sixteenth of a second's bytes at the most. What was not used is kept for a quarter
 * of a second.
 */
final class Throttle {
    /** Lets everything out. */
    static final Throttle NONE = new Throttle(last -> last);

    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int PIECES_A_SECOND = 16;
    private static final int KEPT_OF_A_SECOND = 4;

    private final LongUnaryOperator rates;
    private final TimeMeter clock;
    private final BlockingStrategy wait;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicLong looked;
    private volatile long rate;
    private Bucket bucket;
    private long rateOfBucket;

    /** @param rates what the rate is now, from what it was, bytes a second; asked twice a second while something is sent */
    Throttle(LongUnaryOperator rates) {
        this(rates, TimeMeter.SYSTEM_NANOTIME, BlockingStrategy.PARKING);
    }

    Throttle(LongUnaryOperator rates, TimeMeter clock, BlockingStrategy wait) {
        this.rates = rates;
        this.clock = clock;
        this.wait = wait;
        this.looked = new AtomicLong(clock.currentTimeNanos());
        this.rate = rates.applyAsLong(Rate.UNLIMITED);
    }

    /** The rate may be another one now. */
    void look() {
        rate = rates.applyAsLong(rate);
    }

    /** Bytes a second, or {@link Rate#UNLIMITED}. */
    long rate() {
        long now = clock.currentTimeNanos();
        long last = looked.get();
        if (now - last >= LOOK_EVERY_NANOS && looked.compareAndSet(last, now)) {
            look();
        }
        return rate;
    }

    boolean isLimited() {
        return rate != Rate.UNLIMITED;
    }

    /** What it lets out in that time, bytes. */
    long bytesIn(Duration time) {
        long now = rate;
        return now == Rate.UNLIMITED ? Rate.UNLIMITED : now * time.toSeconds();
    }

    /**
     * Waits until some of so many bytes may be sent, and says how many: one at least.
     *
     * @throws DeliveryStopped where the process ends while it waits
     */
    int admit(int bytes) {
        if (rate() == Rate.UNLIMITED) {
            return bytes;
        }
        try {
            turn.lockInterruptibly();
            try {
                return take(bytes);
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryStopped("Waybill stops; the file goes on when it runs again");
        }
    }

    private int take(int bytes) throws InterruptedException {
        long now = rate();
        if (now == Rate.UNLIMITED) {
            return bytes;
        }
        if (now != rateOfBucket) {
            bucket = bucket(now);
            rateOfBucket = now;
        }
        int piece = (int) Math.min(bytes, Math.max(1, now / PIECES_A_SECOND));
        bucket.asBlocking().consume(piece, wait);
        return piece;
    }

    private Bucket bucket(long bytesPerSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(Math.max(1, bytesPerSecond / KEPT_OF_A_SECOND))
                        .refillGreedy(bytesPerSecond, Duration.ofSeconds(1))
                        .initialTokens(0))
                .withCustomTimePrecision(clock)
                .build();
    }
}
