package io.waybill.ledger;

import java.util.Locale;

/**
 * Which waybills are meant.
 *
 * @param destination empty for any
 * @param from since when, epoch milliseconds
 * @param to before when
 * @param name what stands in the file's name, whatever its case; empty for anything
 * @param cause what stands in the reason, whatever its case; empty for anything
 */
public record WaybillSearch(String destination, long from, long to, String name, String cause) {

    /** The name as SQL looks for it. */
    public String namePattern() {
        return pattern(name.toLowerCase(Locale.ROOT));
    }

    /** The name with its capitals, since SQLite knows no small letter of one outside ASCII. */
    public String nameAsIs() {
        return pattern(name);
    }

    /** The reason as SQL looks for it. */
    public String causePattern() {
        return pattern(cause.toLowerCase(Locale.ROOT));
    }

    private static String pattern(String part) {
        return "%" + part.replaceAll("[!%_]", "!$0") + "%";
    }
}
