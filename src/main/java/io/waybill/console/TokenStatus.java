package io.waybill.console;

import io.waybill.secret.TokenLife;
import java.time.Instant;

/**
 * The life of the token that a destination uses.
 *
 * @param issued when it was issued, by the setting or by the date of its file; null where that is not known
 * @param lastsUntil by the service's documentation, or as the token itself says
 * @param certain whether the token itself says so
 */
public record TokenStatus(Instant issued, Instant lastsUntil, boolean certain) {
    /** Null where nobody knows how long it lasts. */
    static TokenStatus of(TokenLife life) {
        return life.lastsUntil()
                .map(end -> new TokenStatus(life.issued().orElse(null), end, life.isCertain()))
                .orElse(null);
    }
}
