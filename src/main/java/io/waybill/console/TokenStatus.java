package io.waybill.console;

import io.waybill.secret.TokenAge;
import java.time.Instant;

/**
 * The age of the token that a destination uses.
 *
 * @param issued when it was issued, by the setting or by the date of its file
 * @param lastsUntil by the service's documentation
 */
public record TokenStatus(Instant issued, Instant lastsUntil) {
    /** Null where nobody knows when it was issued. */
    static TokenStatus of(TokenAge age) {
        return age.issued()
                .map(issued -> new TokenStatus(issued, issued.plus(age.life())))
                .orElse(null);
    }
}
