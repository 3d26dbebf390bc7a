package io.waybill.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A shared access signature that the workspace stand-in has given out.
 *
 * @param permissions letters of {@code racwdl}
 * @param starts null for at once
 * @param ends null for a time that the URL does not tell
 */
record Sas(String signature, String permissions, Instant starts, Instant ends, boolean forOneBlob) {
    boolean allows(char permission) {
        return permissions.indexOf(permission) >= 0;
    }

    boolean isGoodAt(Instant now) {
        return (starts == null || !now.isBefore(starts)) && (ends == null || now.isBefore(ends));
    }

    /** As it stands in a URL, with what a workspace adds to it. */
    String query() {
        return "wsid=ws-1&tid=t-1&sv=2022-11-02&sr=" + (forOneBlob ? "b" : "c") + "&sp=" + permissions
                + (starts == null ? "" : "&st=" + time(starts))
                + (ends == null ? "" : "&se=" + time(ends))
                + "&spr=https,http&sig=" + signature;
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "%3A");
    }
}
