package io.waybill.secret;

import java.time.Instant;
import java.util.Optional;

/** From when until when a token is good, as far as that is known. */
public interface TokenLife {
    /** The token that it is about. */
    Token token();

    /** When the token was issued; empty where nothing tells. */
    Optional<Instant> issued();

    /** Until when it is good; empty where nothing tells. */
    Optional<Instant> lastsUntil();

    /** Whether the token itself says so; else it is the service's documentation. */
    boolean isCertain();
}
