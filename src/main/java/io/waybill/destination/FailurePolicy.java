package io.waybill.destination;

import io.waybill.queue.RetryDelay;
import java.time.Clock;

/**
 * The delays and limits of the failure policy.
 *
 * @param retry delays of a waybill that is tried again
 * @param work delays of a waybill whose service is at work
 * @param attempts without progress, until the waybill is dead
 * @param starts without progress, each ended by the death of the process, until the waybill is dead
 * @param outage delays between two tries of a paused destination
 * @param holdMillis between two tries of a held destination
 */
public record FailurePolicy(
        RetryDelay retry, RetryDelay work, int attempts, int starts, RetryDelay outage, long holdMillis, Clock clock) {
    long now() {
        return clock.millis();
    }
}
