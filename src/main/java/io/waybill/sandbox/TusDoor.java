package io.waybill.sandbox;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What stands before the tus server of today: the token of any dataset in one exact form, and the Referer's own rule.
 *
 * <p>Source: the protocol page of Data Bank, section 7. The refusal tells all there is in the request, the token too.
 */
final class TusDoor {
    private static final String TOKEN = "token=";
    private static final String ASKS = "Token token=[TOKEN FROM ILLINOIS DATA BANK]";

    private final Predicate<String> isAnyToken;

    TusDoor(Predicate<String> isAnyToken) {
        this.isAnyToken = isAnyToken;
    }

    /** The refusal, if the request may not come in. */
    Optional<Reply> refuse(TusRequest request) {
        boolean open = request.has("Referer") ? isFromHere(request) : hasToken(request);
        return open ? Optional.empty() : Optional.of(refusal(request));
    }

    private static boolean isFromHere(TusRequest request) {
        try {
            return request.host().equals(URI.create(request.header("Referer")).getHost());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private boolean hasToken(TusRequest request) {
        String header = request.header("Authorization");
        int at = header.indexOf(TOKEN);
        return at >= 0 && isAnyToken.test(header.substring(at + TOKEN.length()));
    }

    private static Reply refusal(TusRequest request) {
        Map<String, String> headers = Map.of("WWW-Authenticate", ASKS);
        return new Reply(401, request.environment(), "text/html", headers);
    }
}
