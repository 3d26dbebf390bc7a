package io.waybill.console;

/**
 * What a person wants of a destination's bandwidth.
 *
 * @param bandwidth a rate or a timetable, {@code none} for no limit, or {@code as-configured} for what the route says
 * @param until when that is to end, as 2026-11-23T18:00:00Z; null or empty for never
 * @param by who says so
 */
record BandwidthRequest(String bandwidth, String until, String by) {}
