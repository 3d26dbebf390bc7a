package io.waybill.cli;

import io.waybill.console.Complaint;

/** The running Waybill refused a call, and said why. */
final class Refused extends RuntimeException {
    private final transient Complaint complaint;

    Refused(Complaint complaint) {
        super(complaint.error());
        this.complaint = complaint;
    }

    /** @return the state of the waybill that stands in the way, and its id; both null where none does */
    Complaint complaint() {
        return complaint;
    }
}
