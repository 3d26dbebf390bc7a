package io.waybill.chunk;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it: {@code 16MiB}, {@code 64 KiB}, {@code 2TiB} or {@code 1048576}. */
public final class ByteSize {
    private static final Pattern FORM = Pattern.compile("(\\d{1,19}) ?(B|KiB|MiB|GiB|TiB)?");
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");

    private ByteSize() {}

    /** @throws IllegalArgumentException where {@code text} is no such number, is 0 or does not fit 63 bits */
    public static long parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        try {
            if (matcher.matches()) {
                String unit = matcher.group(2) == null ? "B" : matcher.group(2);
                long bytes = Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << (10 * UNITS.indexOf(unit)));
                if (bytes > 0) {
                    return bytes;
                }
            }
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw new IllegalArgumentException("A size must fit into 63 bits, and was " + text, tooLarge);
        }
        throw new IllegalArgumentException(
                "A size must be a number with B, KiB, MiB, GiB or TiB, above 0, and was '" + text + "'");
    }

    /** {@code bytes} with the largest unit that keeps the number at 1 or more. */
    public static String of(long bytes) {
        int power = bytes < 1024 ? 0 : Math.min(4, (63 - Long.numberOfLeadingZeros(bytes)) / 10);
        double number = bytes / (double) (1L << (10 * power));
        return String.format(
                Locale.ROOT, number == Math.rint(number) ? "%.0f %s" : "%.1f %s", number, UNITS.get(power));
    }
}
