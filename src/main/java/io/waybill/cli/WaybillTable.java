package io.waybill.cli;

import io.waybill.console.WaybillStatus;
import io.waybill.console.Words;
import java.util.List;

/** Waybills that are asked for, a row each. */
final class WaybillTable {
    private WaybillTable() {}

    /** @param what they are called, for where there are none */
    static String of(List<WaybillStatus> waybills, String what) {
        if (waybills.isEmpty()) {
            return "There are no " + what + "." + System.lineSeparator();
        }
        Table table = new Table("file", "destination", "since", "id", "why");
        waybills.forEach(waybill -> table.row(
                Words.plain(waybill.name()),
                waybill.destination(),
                Words.time(waybill.since()),
                waybill.id(),
                Words.plain(waybill.reason())));
        return table.toString();
    }
}
