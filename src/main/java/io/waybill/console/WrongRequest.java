package io.waybill.console;

/** A call that cannot be answered as it is. */
public final class WrongRequest extends IllegalArgumentException {
    private final transient Complaint complaint;

    WrongRequest(String message) {
        this(new Complaint(message, null, null));
    }

    WrongRequest(Complaint complaint) {
        super(complaint.error());
        this.complaint = complaint;
    }

    Complaint complaint() {
        return complaint;
    }
}
