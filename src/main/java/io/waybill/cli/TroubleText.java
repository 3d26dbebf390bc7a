package io.waybill.cli;

import static java.lang.System.lineSeparator;

import io.waybill.console.StatusReport;
import io.waybill.console.WaybillStatus;
import io.waybill.console.Words;
import io.waybill.ledger.State;
import java.nio.file.Path;

/** What is said of a waybill in trouble: what happened, what happens next and when, what is to be done. */
final class TroubleText {
    static final String SETTLE =
            "settle the reason above, mostly the token, the dataset or the hash in application.properties."
                    + " Nothing is lost meanwhile.";

    private final StatusReport report;

    TroubleText(StatusReport report) {
        this.report = report;
    }

    String of(WaybillStatus waybill) {
        return String.join(
                        lineSeparator(),
                        Words.plain(waybill.name()) + " for " + waybill.destination() + ": "
                                + (waybill.state() == State.WAITING
                                        ? "waiting"
                                        : Words.of(waybill.state()).toUpperCase(java.util.Locale.ROOT))
                                + " since " + Words.time(waybill.since()),
                        "  What happened: " + Words.plain(waybill.reason()),
                        "  What is next:  " + next(waybill),
                        "  What to do:    " + toDo(waybill),
                        "  Waybill:       " + waybill.id())
                + lineSeparator();
    }

    private String next(WaybillStatus waybill) {
        String onceRunning = report.running() ? "" : "once Waybill runs, ";
        return switch (waybill.state()) {
            case WAITING ->
                onceRunning + (waybill.working() ? "the service is asked again " : "it is tried again ")
                        + Words.when(waybill.nextAttempt(), report.at()) + ".";
            case HELD -> onceRunning + "it goes on when " + waybill.destination() + " does.";
            default -> "nothing, by itself.";
        };
    }

    /** The file, or the folder that it would have to be pushed with to have the same name. */
    private static String pushed(WaybillStatus waybill) {
        Path path = Path.of(waybill.source());
        long up = waybill.folder().isEmpty()
                ? 0
                : waybill.folder().chars().filter(letter -> letter == '/').count() + 1;
        for (long level = 0; level < up && path.getParent() != null; level++) {
            path = path.getParent();
        }
        return path.toString();
    }

    private static String toDo(WaybillStatus waybill) {
        String again = "./waybill push " + Words.shell(Words.plain(pushed(waybill))) + " --to " + waybill.destination();
        return switch (waybill.state()) {
            case WAITING -> "nothing, unless the reason is one that you can settle.";
            case HELD -> SETTLE;
            case IN_DOUBT ->
                "look at the destination whether it has the whole file, " + waybill.bytes() + " bytes; then ./waybill"
                        + " doubts resolve " + waybill.id() + " delivered, or resend: Waybill does not send it again by"
                        + " itself, since that could file it twice.";
            default ->
                "settle what happened; then ./waybill dead-letters replay " + waybill.id() + ", or discard. A file that"
                        + " you have changed, hand over again: " + again;
        };
    }
}
