package io.waybill.ledger;

import java.util.Locale;

/**
 * Which of the waybills in a state are meant.
 *
 * @param destination empty for any
 * @param from when they came into their state, epoch milliseconds
 * @param to before this time they came into it
 * @param cause what stands in their reason, whatever its case; empty for anything
 */
public record WaybillSearch(String destination, long from, long to, String cause) {
    /** All of them. */
    public static final WaybillSearch ALL = new WaybillSearch("", 0, Long.MAX_VALUE, "");

    /** The reason as SQL looks for it. */
    public String pattern() {
        return "%" + cause.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}
