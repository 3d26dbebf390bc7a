package io.waybill.arrival;

import io.waybill.ledger.Waybill;

/** The file's waybill is in doubt: a person must resolve it before the file can be taken again. */
public final class InDoubt extends IllegalStateException {
    private final String id;

    InDoubt(Waybill waybill) {
        super("A person must resolve waybill " + waybill.id() + " before its file can be taken again, and it is in"
                + " doubt: " + waybill.reason());
        this.id = waybill.id();
    }

    /** The waybill's id. */
    public String id() {
        return id;
    }
}
