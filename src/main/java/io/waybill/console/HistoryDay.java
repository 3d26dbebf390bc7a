package io.waybill.console;

import io.waybill.ledger.State;
import java.time.LocalDate;
import java.util.Map;

/**
 * What became of the files that were accepted on one day for one destination.
 *
 * @param day in the time zone of this machine
 * @param accepted how many
 * @param bytes how much
 * @param states how many of them are in each state now
 */
public record HistoryDay(LocalDate day, String destination, long accepted, long bytes, Map<State, Long> states) {}
