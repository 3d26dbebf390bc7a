package io.waybill.console;

import io.waybill.secret.Redaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** The key to the API of this process: random, new at each start. */
public final class ApiKey {
    private static final int STRENGTH = 32;

    private final String value;

    ApiKey(String value) {
        this.value = value;
    }

    public static ApiKey random() {
        byte[] random = new byte[STRENGTH];
        new SecureRandom().nextBytes(random);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Redaction.conceal(value);
        return new ApiKey(value);
    }

    String value() {
        return value;
    }

    /** True for the Authorization header that holds this key. Takes as long for a nearly right one as for any other. */
    boolean opens(String authorization) {
        byte[] given = String.valueOf(authorization).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, ("Bearer " + value).getBytes(StandardCharsets.UTF_8));
    }
}
