package io.waybill.destination.databank;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of a tus upload as the server gives it, absolute or relative; its last segment is the upload's id. */
final class TusAddress {
    private static final Pattern FORM = Pattern.compile("(?:https?://[^/?#]+)?(?:/[^?#]*)?/files/([A-Za-z0-9._~-]+)");

    private TusAddress() {}

    /** The address as the server gave it, if it is one. */
    static Optional<String> of(Object location) {
        String address = String.valueOf(location).strip();
        return FORM.matcher(address).matches() ? Optional.of(address) : Optional.empty();
    }

    static String id(String address) {
        Matcher matcher = FORM.matcher(String.valueOf(address));
        if (!matcher.matches()) {
            throw new IllegalStateException(
                    "An upload must have an address that ends in /files/ID, and has " + address);
        }
        return matcher.group(1);
    }
}
