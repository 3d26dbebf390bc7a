package io.waybill.queue;

import io.waybill.ledger.Waybill;

/** Those who deliver: this process, and on a ledger that several share, the others. */
@FunctionalInterface
public interface Deliverers {
    /** True while whoever took {@code waybill} last is at it; a delivery that ended with its process is nobody's. */
    boolean areAt(Waybill waybill);
}
