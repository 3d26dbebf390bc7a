package io.waybill.secret;

import java.util.Set;

/** The names by which a machine calls itself: a secret that is sent there does not leave it. */
public final class Loopback {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private Loopback() {}

    /** @param host as a URL has it, in small letters; null for a URL without one */
    public static boolean is(String host) {
        return host != null && NAMES.contains(host);
    }
}
