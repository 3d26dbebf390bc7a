package io.waybill.cli;

import io.waybill.chunk.ByteSize;
import io.waybill.console.WaybillReport;
import io.waybill.console.Words;
import io.waybill.ledger.State;
import java.util.ArrayList;
import java.util.List;

/** All that is known of one waybill, for a person. */
final class WaybillText {
    private final WaybillReport waybill;
    private final List<String> lines = new ArrayList<>();

    private WaybillText(WaybillReport waybill) {
        this.waybill = waybill;
    }

    static String of(WaybillReport waybill) {
        return new WaybillText(waybill).text();
    }

    private String text() {
        add(Words.plain(waybill.name()) + " for " + waybill.destination() + ": " + Words.of(waybill.state()) + " since "
                + Words.time(waybill.since()));
        if (waybill.reason() != null && (waybill.state() != State.DELIVERED || waybill.receipt() == null)) {
            add("  " + Words.plain(waybill.reason()));
        }
        add("  from " + Words.plain(waybill.source()) + ", " + ByteSize.of(waybill.bytes()));
        if (waybill.node() != null) {
            add("  sent by node " + Words.plain(waybill.node()));
        }
        if (waybill.receipt() != null) {
            add("  " + ReceiptLine.of(waybill.destination(), waybill.receipt()));
            if (waybill.receipt().filing() != null) {
                ReceiptLine.of(waybill.receipt().filing()).forEach(line -> add("    " + line));
            }
        }
        add("");
        waybill.timeline().forEach(this::entry);
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private void entry(WaybillReport.Entry entry) {
        String detail = waybill.receipt() != null && entry.what().equals("delivered") ? null : entry.detail();
        add("  " + Words.time(entry.at()) + "  " + entry.what() + (detail == null ? "" : ": " + Words.plain(detail)));
    }

    private void add(String line) {
        lines.add(line);
    }
}
