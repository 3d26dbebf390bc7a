package io.waybill.console;

import io.waybill.ledger.PurgeState;
import io.waybill.ledger.WaitingNotices;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What of Waybill's own work does not get done, though no file waits for it. */
public final class Upkeep {
    private Upkeep() {}

    /** A sentence for each. */
    public static List<String> troubles(List<WaitingNotices> notices, PurgeState purge) {
        return Stream.concat(
                        Stream.ofNullable(purge.trouble())
                                .map(trouble ->
                                        "What is old cannot be purged, and is tried again each hour: " + trouble + "."),
                        notices.stream().map(Upkeep::trouble))
                .toList();
    }

    private static String trouble(WaitingNotices waiting) {
        return waiting.notices() + (waiting.notices() == 1 ? " notice" : " notices") + " for " + waiting.channel()
                + " cannot be sent, the oldest since " + Words.time(Instant.ofEpochMilli(waiting.oldest()))
                + ", and " + (waiting.notices() == 1 ? "is" : "are")
                + " tried again. The log says why, and ./waybill doctor tries the server.";
    }
}
