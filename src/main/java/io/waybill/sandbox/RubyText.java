package io.waybill.sandbox;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the real server's language reads numbers and shows texts. */
final class RubyText {
    private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?\\d+(?:_\\d+)*)");
    private static final int LONGEST_SHOWN = 65;

    private RubyText() {}

    /** The number a text begins with, 0 if it begins with none. */
    static BigInteger toNumber(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.lookingAt() ? new BigInteger(matcher.group(1).replace("_", "")) : BigInteger.ZERO;
    }

    /** A text as an error message names it: quoted with its type, or only its type if it is long. */
    static String shown(String text) {
        String quoted = '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return quoted.length() > LONGEST_SHOWN ? "#<String:0x000000000000ab1e>" : quoted + ":String";
    }
}
