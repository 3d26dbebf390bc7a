package io.waybill.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The secrets this process has read, by value, and the removal of them from any text that leaves it: log lines, ledger
 * entries, answers of services, exception messages. A secret is removed raw and URL-encoded. Values of fewer than four
 * characters are not remembered: removing them would garble every text.
 */
public final class Redaction {
    private static final int SHORTEST = 4;
    private static final String MARK = "[secret]";
    private static final Map<String, Boolean> FORMS = new ConcurrentHashMap<>();

    private Redaction() {}

    /** From now on {@code secret} appears in no redacted text. */
    public static void conceal(String secret) {
        if (secret.length() >= SHORTEST) {
            FORMS.put(secret, true);
            FORMS.put(URLEncoder.encode(secret, StandardCharsets.UTF_8), true);
        }
    }

    /** {@code text} without the secrets; null stays null. */
    public static String of(String text) {
        String clean = text;
        if (clean != null) {
            for (String form : FORMS.keySet()) {
                clean = clean.replace(form, MARK);
            }
        }
        return clean;
    }
}
