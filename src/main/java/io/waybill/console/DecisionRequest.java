package io.waybill.console;

/**
 * What a person has decided about a waybill.
 *
 * @param decision {@code replay} for a dead waybill, {@code resend} or {@code delivered} for a doubtful one,
 *     {@code discard} for one that is neither delivered nor being sent
 * @param by who decided
 */
record DecisionRequest(String decision, String by) {}
