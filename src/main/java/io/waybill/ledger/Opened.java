package io.waybill.ledger;

/** What handing over a file came to: its waybill, and whether it is one that must get a ticket. */
public record Opened(Waybill waybill, boolean needsTicket) {}
