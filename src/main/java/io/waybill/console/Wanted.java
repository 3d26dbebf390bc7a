package io.waybill.console;

import io.waybill.ledger.State;
import io.waybill.ledger.WaybillSearch;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which waybills are asked for, as a call and a command say it.
 *
 * @param state null for any
 * @param search by destination, name and reason; its day is the one on which they came into the state for
 *     {@code longest}, else the one on which they were accepted
 * @param longest whether those that are in the state for the longest time come first; else the youngest do
 * @param limit how many, at most
 */
public record Wanted(State state, WaybillSearch search, boolean longest, int limit) {
    private static final int FEW = 100;
    private static final int DAYS = 14;
    private static final int MOST_DAYS = 400;

    /** All in a state, the longest in it first. */
    public static Wanted in(State state, WaybillSearch search) {
        return new Wanted(state, search, true, StatusReport.LISTED);
    }

    /** @param query state, destination, name, cause, day, order and limit, as far as they are given */
    static Wanted of(Map<String, Object> query, ZoneId zone) {
        boolean longest = "longest".equals(one(query, "order", "youngest", "longest"));
        String state = text(query, "state");
        if (longest && state == null) {
            throw new WrongRequest("The order longest must come with a state, and comes without");
        }
        if (!longest && text(query, "cause") != null) {
            throw new WrongRequest("A cause must come with the order longest, and comes without");
        }
        WaybillSearch search =
                search(text(query, "destination"), text(query, "name"), text(query, "cause"), text(query, "day"), zone);
        return new Wanted(
                state == null ? null : state(state),
                search,
                longest,
                number("limit", text(query, "limit"), FEW, StatusReport.LISTED));
    }

    /** How many days of the history are asked for. */
    public static int days(String given) {
        return number("days", given, DAYS, MOST_DAYS);
    }

    /**
     * @param destination null for any, here and below
     * @param name what stands in the file's name
     * @param cause what stands in the reason
     * @param day as 2026-11-21
     * @param zone of that day
     */
    public static WaybillSearch search(String destination, String name, String cause, String day, ZoneId zone) {
        long from = 0;
        long to = Long.MAX_VALUE;
        if (day != null) {
            LocalDate date = date(day);
            from = date.atStartOfDay(zone).toInstant().toEpochMilli();
            to = date.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        }
        return new WaybillSearch(orNothing(destination), from, to, orNothing(name), orNothing(cause));
    }

    private static State state(String name) {
        return Stream.of(State.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongRequest(
                        "The state must be one of " + List.of(State.values()) + ", and is '" + name + "'"));
    }

    private static String one(Map<String, Object> query, String key, String otherwise, String other) {
        String given = text(query, key);
        if (given != null && !List.of(otherwise, other).contains(given)) {
            throw new WrongRequest(
                    "The " + key + " must be " + otherwise + " or " + other + ", and is '" + given + "'");
        }
        return given == null ? otherwise : given;
    }

    private static int number(String what, String given, int otherwise, int largest) {
        try {
            int number = given == null || given.isEmpty() ? otherwise : Integer.parseInt(given);
            if (1 <= number && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new WrongRequest("The " + what + " must be a number from 1 to " + largest + ", and is '" + given + "'");
    }

    private static LocalDate date(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw new WrongRequest("The day must be written as 2026-11-21, and is '" + day + "'");
        }
    }

    private static String text(Map<String, Object> query, String key) {
        Object given = query.get(key);
        return given == null || given.toString().isEmpty() ? null : given.toString();
    }

    private static String orNothing(String given) {
        return given == null ? "" : given;
    }
}
