package io.waybill.arrival;

/**
 * The files that a look saw and did not take, although the route is for them.
 *
 * @param files how many
 * @param example the name of one, and why; null for none
 */
public record Remaining(long files, String example) {
    static final Remaining NONE = new Remaining(0, null);

    Remaining and(String name, String why) {
        return new Remaining(files + 1, example == null ? name + ": " + why : example);
    }
}
