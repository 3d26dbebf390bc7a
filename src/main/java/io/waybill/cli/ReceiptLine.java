package io.waybill.cli;

import io.waybill.console.Words;
import io.waybill.destination.Filing;
import io.waybill.destination.Receipt;
import java.util.ArrayList;
import java.util.List;

/** A receipt on one line, with the word DELIVERED. */
final class ReceiptLine {
    private ReceiptLine() {}

    static String of(String destination, Receipt receipt) {
        Filing filing = receipt.filing();
        return (receipt.acceptedOnly() ? "ACCEPTED, NOT FOLLOWED " : "DELIVERED ") + Words.plain(receipt.name())
                + " to " + destination + " by " + receipt.protocol() + ", "
                + receipt.bytes() + " bytes"
                + (receipt.job() == null ? "" : ", job " + Words.plain(receipt.job()))
                + (filing == null || filing.id() == null ? "" : ", file " + Words.plain(filing.id()))
                + (filing == null || filing.name() == null ? "" : " called " + Words.plain(filing.name()))
                + (receipt.sha256() == null ? "" : ", sha256 " + receipt.sha256()) + ", at "
                + Words.plain(receipt.address());
    }

    /** What the destination made of the file, a line each. */
    static List<String> of(Filing filing) {
        List<String> lines = new ArrayList<>();
        if (filing.rows() != null) {
            Filing.Rows rows = filing.rows();
            lines.add(rows.done() + " of " + rows.all() + " rows done, " + rows.refused() + " refused"
                    + (rows.refused() == 0 ? "" : ":"));
            rows.why().forEach(why -> lines.add("  " + Words.plain(why)));
            if (rows.notListed() > 0) {
                lines.add("  and " + rows.notListed() + " more");
            }
        }
        filing.warnings().forEach(warning -> lines.add("Warning: " + Words.plain(warning)));
        return lines;
    }
}
