package io.waybill.queue;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Says that this process is to stop, which is never taken back; or that the deliveries to one destination are, until they
 * may go on.
 */
public final class StopSignal {
    private final Set<String> halted = new HashSet<>();
    private boolean raised;

    public synchronized void raise() {
        raised = true;
        notifyAll();
    }

    public synchronized boolean isRaised() {
        return raised;
    }

    /** What is delivered to {@code destination} comes to a border, and its tickets go back to the queue. */
    public synchronized void halt(String destination) {
        halted.add(destination);
        notifyAll();
    }

    public synchronized void goOn(String destination) {
        halted.remove(destination);
    }

    /** True if this process is to stop, or what it delivers to {@code destination}. */
    public synchronized boolean isRaised(String destination) {
        return raised || halted.contains(destination);
    }

    /** Waits for the signal to this process, at most so many milliseconds. True if it is raised. */
    public boolean await(long millis) {
        return await(null, millis);
    }

    /** As {@link #await(long)}, for the signal to {@code destination} too. */
    public synchronized boolean await(String destination, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            for (long left = millis;
                    left > 0 && !isRaised(destination);
                    left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
                wait(left);
            }
            return isRaised(destination);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
