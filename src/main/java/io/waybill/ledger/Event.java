package io.waybill.ledger;

/** One entry of a waybill's timeline. {@code at} is in epoch milliseconds. */
public record Event(String waybill, long number, long at, String what, String detail) {}
