package io.waybill;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * What one route would hand over to one destination at its next look.
 *
 * @param route its id
 * @param from the folder or server that is watched
 * @param files that are taken
 * @param bytes of these
 * @param notYet files that are too fresh, or not finished
 * @param left files that no rule takes
 * @param open waybills of the destination that are on their way already
 * @param openBytes of these
 * @param seconds that the files and those on their way take at the speed of the last ones; -1 where none was delivered
 * @param tokenUntil until when the destination's token is good; null where nothing tells
 * @param remarks what an operator should know of it
 */
record PlannedPush(
        String route,
        String from,
        String destination,
        long files,
        long bytes,
        long notYet,
        long left,
        long open,
        long openBytes,
        long seconds,
        Instant tokenUntil,
        List<String> remarks) {

    /** Whether it takes longer than the token is good. */
    @JsonProperty
    boolean outlivesToken() {
        return tokenUntil != null
                && Instant.now().plusSeconds(Math.max(0, seconds)).isAfter(tokenUntil);
    }
}
