package io.waybill.console;

import io.waybill.ledger.State;
import io.waybill.ledger.WaybillSearch;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;

/** Which waybills are asked for, as a call and a command say it. */
public final class Wanted {
    private Wanted() {}

    static State state(String name) {
        return Stream.of(State.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongRequest(
                        "The state must be one of " + List.of(State.values()) + ", and is '" + name + "'"));
    }

    /**
     * @param destination null for any, here and below
     * @param cause what stands in the reason
     * @param day on which they came into their state, as 2026-11-21
     * @param zone of that day
     */
    public static WaybillSearch search(String destination, String cause, String day, ZoneId zone) {
        long from = 0;
        long to = Long.MAX_VALUE;
        if (day != null && !day.isEmpty()) {
            LocalDate date = date(day);
            from = date.atStartOfDay(zone).toInstant().toEpochMilli();
            to = date.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        }
        return new WaybillSearch(destination == null ? "" : destination, from, to, cause == null ? "" : cause);
    }

    private static LocalDate date(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw new WrongRequest("The day must be written as 2026-11-21, and is '" + day + "'");
        }
    }
}
