package io.waybill.arrival;

/**
 * The files of a watched folder, by what becomes of them at the next look.
 *
 * @param files that are taken
 * @param bytes of these
 * @param notYet that are too fresh or not finished
 * @param left that no rule takes
 */
public record Counted(long files, long bytes, long notYet, long left) {
    public static final Counted NONE = new Counted(0, 0, 0, 0);

    /** With one more file. */
    public Counted and(Verdict.Kind kind, long size) {
        return switch (kind) {
            case TAKE -> new Counted(files + 1, bytes + size, notYet, left);
            case LATER -> new Counted(files, bytes, notYet + 1, left);
            case PASSED, LEFT -> new Counted(files, bytes, notYet, left + 1);
        };
    }
}
