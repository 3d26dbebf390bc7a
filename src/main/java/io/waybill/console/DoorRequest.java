package io.waybill.console;

/**
 * What a person wants of a destination.
 *
 * @param door {@code hold} or {@code resume}
 * @param by who says so
 * @param why in that person's words; null or empty for none
 */
record DoorRequest(String door, String by, String why) {}
