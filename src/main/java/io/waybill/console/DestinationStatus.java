package io.waybill.console;

import io.waybill.ledger.State;
import java.util.Map;

/**
 * How a destination stands.
 *
 * @param token how old its token is; null where that is not known, as without a running Waybill
 * @param tokenFrom where its token is read from; null where it has none, and without a running Waybill
 * @param accepted how many waybills were ever accepted for it
 * @param notFollowed how many it took to work on them, so that nobody knows what came of that
 * @param withReservations how many were delivered with something that a person should read
 * @param states how many of them are in each state
 * @param bandwidth how many bytes a second may go there; null without a running Waybill
 */
public record DestinationStatus(
        String name,
        DoorStatus door,
        TokenStatus token,
        String tokenFrom,
        long accepted,
        long notFollowed,
        long withReservations,
        Map<State, Long> states,
        BandwidthStatus bandwidth) {}
