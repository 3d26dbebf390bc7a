package io.waybill.checkup;

/**
 * One thing that was looked at.
 *
 * @param what as {@code certificate}
 * @param words what was found, and where it is not well what to do
 */
public record Examined(String what, Health health, String words) {

    /** How a thing is. */
    public enum Health {
        WELL,
        /** It works, and will not for ever, or not in every case. */
        ODD,
        BAD
    }

    /** It works. */
    public static Examined well(String what, String words) {
        return new Examined(what, Health.WELL, words);
    }

    static Examined odd(String what, String words) {
        return new Examined(what, Health.ODD, words);
    }

    /** It does not work. */
    public static Examined bad(String what, String words) {
        return new Examined(what, Health.BAD, words);
    }
}
