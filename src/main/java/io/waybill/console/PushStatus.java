package io.waybill.console;

import java.time.Instant;
import java.util.List;

/**
 * Where files come from, and when.
 *
 * @param route its id
 * @param description of the route; null for none
 * @param from the folder or server that is watched, or what else the route takes from
 * @param destinations that its files are handed over to
 * @param schedule the cron expression; null for a route with a rhythm of its own, and so with the next three
 * @param zone of the schedule
 * @param lastLook null for never
 * @param nextLook null for never again
 * @param notTaken how many files the last look saw and did not take, although the route is for them
 * @param notTakenAs one of them, and why; null for none
 * @param trouble why it cannot be looked at; null where it can be
 */
public record PushStatus(
        String route,
        String description,
        String from,
        List<String> destinations,
        String schedule,
        String zone,
        Instant lastLook,
        Instant nextLook,
        long notTaken,
        String notTakenAs,
        String trouble) {}
