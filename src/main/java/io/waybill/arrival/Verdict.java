package io.waybill.arrival;

/**
 * What the rules of a source say of a file.
 *
 * @param why in words, after the file's name; empty for a file that is taken
 */
public record Verdict(Kind kind, String why) {
    static final Verdict TAKE = new Verdict(Kind.TAKE, "");

    /** What becomes of the file at this look. */
    public enum Kind {
        /** It is taken. */
        TAKE,
        /** Not yet: it is looked at again. */
        LATER,
        /** It is none of the files that the route is for. */
        PASSED,
        /** It should be taken and cannot be; it stays where it is, and is warned about once. */
        LEFT
    }

    static Verdict later(String why) {
        return new Verdict(Kind.LATER, why);
    }

    static Verdict passed(String why) {
        return new Verdict(Kind.PASSED, why);
    }

    static Verdict left(String why) {
        return new Verdict(Kind.LEFT, why);
    }

    boolean isTake() {
        return kind == Kind.TAKE;
    }
}
