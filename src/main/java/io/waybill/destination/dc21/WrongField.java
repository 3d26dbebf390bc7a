package io.waybill.destination.dc21;

/**
 * A value that was refused before anything was sent.
 *
 * @param field by the service's name
 * @param value as it was given; null where it is missing
 * @param allowed what it must be
 */
record WrongField(String field, String value, String allowed) {
    private static final int EXCERPT = 80;

    /** Read after "row 7: ". */
    @Override
    public String toString() {
        return field + " must be " + allowed + ", and " + (value == null ? "is missing" : "is " + shown(value));
    }

    static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return "'" + (line.length() > EXCERPT ? line.substring(0, EXCERPT) + "…" : line) + "'";
    }
}
