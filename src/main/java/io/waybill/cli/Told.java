package io.waybill.cli;

import io.waybill.console.HistoryDay;
import io.waybill.console.Reporter;
import io.waybill.console.StatusReport;
import io.waybill.console.WaybillReport;
import io.waybill.console.WaybillStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that a Waybill tells of itself and of the waybills that a person may have to do with.
 *
 * @param waybills those that the status names, with their timelines
 * @param log the last lines of its log; none of a Waybill that does not run
 */
public record Told(StatusReport status, List<HistoryDay> history, List<WaybillReport> waybills, List<String> log) {
    private static final int DAYS = 30;

    /** Empty where none runs and none has left a ledger. */
    public static Optional<Told> of(Place place) {
        return Account.ask(place, Told::ofRunning, Told::ofLedger);
    }

    private static Told ofRunning(RunningWaybill running) {
        StatusReport status = running.status();
        return new Told(status, running.history(DAYS), waybills(status, running::find), running.log());
    }

    private static Told ofLedger(Reporter reporter) {
        StatusReport status = reporter.status();
        return new Told(status, reporter.history(DAYS), waybills(status, reporter::waybill), List.of());
    }

    private static List<WaybillReport> waybills(
            StatusReport status, Function<String, Optional<WaybillReport>> finding) {
        return Stream.of(status.sending(), status.troubled(), status.reserved())
                .flatMap(List::stream)
                .map(WaybillStatus::id)
                .distinct()
                .map(finding)
                .flatMap(Optional::stream)
                .toList();
    }
}
