package io.waybill.destination.dc21;

import io.waybill.destination.Delivery;
import io.waybill.ledger.Ledger;
import io.waybill.ledger.RowNotes;
import io.waybill.ledger.Waybill;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** The deliveries of files of updates. Its property is a Kamelet's. */
public final class Updates {
    private RowNotes notes;

    /** The rows of a file that are to be sent, once all of it has been checked. */
    public UpdateRun begin(@Variable("delivery") Delivery delivery, @Body Object body) {
        Waybill waybill = body instanceof Waybill opened ? opened : null;
        UpdateRun run = new UpdateRun(delivery, new RowBook(notes, waybill), waybill == null ? 0 : waybill.attempts());
        run.begin();
        return run;
    }

    /** @throws io.waybill.destination.DestinationRefused where no row was done */
    public void end(@Variable("run") UpdateRun run) {
        run.end();
    }

    public void setLedger(Ledger ledger) {
        this.notes = new RowNotes(ledger);
    }
}
