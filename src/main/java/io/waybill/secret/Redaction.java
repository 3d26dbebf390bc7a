package io.waybill.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The secrets this process has read, by value, and the removal of them from any text that leaves it: log lines, ledger
 * entries, answers of services, exception messages. A secret is removed raw and URL-encoded. Values of fewer than four
 * characters are not remembered: removing them would garble every text.
 */
public final class Redaction {
    private static final int SHORTEST = 4;
    private static final String MARK = "[secret]";
    /** Longest first, since one secret may be the beginning of another. */
    private static final Set<String> FORMS = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private Redaction() {}

    /** From now on {@code secret} appears in no redacted text. */
    public static void conceal(String secret) {
        if (secret.length() >= SHORTEST) {
            String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
            String inJson = secret.replace("\\", "\\\\").replace("\"", "\\\"");
            FORMS.addAll(List.of(secret, encoded, encoded.replace("+", "%20"), inJson));
        }
    }

    /** {@code text} without the secrets; null stays null. */
    public static String of(String text) {
        String clean = text;
        if (clean != null) {
            for (String form : FORMS) {
                clean = clean.replace(form, MARK);
            }
        }
        return clean;
    }
}
