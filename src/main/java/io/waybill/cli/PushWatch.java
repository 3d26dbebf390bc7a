package io.waybill.cli;

import io.waybill.console.WaybillReport;
import io.waybill.console.Words;
import io.waybill.destination.Filing;
import io.waybill.ledger.Destination.Door;
import io.waybill.ledger.State;
import java.time.Instant;
import java.util.List;

/** Waits for what becomes of waybills, one after the other, and tells. */
final class PushWatch {
    private static final long FIRST_LOOK_MILLIS = 10;
    private static final long LOOK_EVERY_MILLIS = 200;

    private final RunningWaybill running;
    private final Screen screen;
    private final long patienceMillis;
    private final boolean brief;
    private String lastSaid = "";

    /**
     * @param patienceMillis a wait of at most this long is waited for
     * @param brief whether nothing is told of what goes well, but its end
     */
    PushWatch(RunningWaybill running, Screen screen, long patienceMillis, boolean brief) {
        this.running = running;
        this.screen = screen;
        this.patienceMillis = patienceMillis;
        this.brief = brief;
    }

    /** Returns the exit code when the waybill has ended, or waits for longer than the patience. */
    int of(WaybillReport first) throws InterruptedException {
        ProgressBar progress = new ProgressBar(first.bytes());
        WaybillReport waybill = first;
        long warned = 0;
        for (long pause = FIRST_LOOK_MILLIS; ; pause = Math.min(2 * pause, LOOK_EVERY_MILLIS)) {
            tell(waybill, progress);
            warned = warn(waybill, warned);
            if (isOver(waybill)) {
                return end(waybill);
            }
            Thread.sleep(pause);
            waybill = running.waybill(first.id());
        }
    }

    /** Passes on what an operator should know before the end; returns how often there was something by now. */
    private long warn(WaybillReport waybill, long before) {
        List<String> warnings = waybill.timeline().stream()
                .filter(entry -> entry.what().equals("warning"))
                .map(WaybillReport.Entry::detail)
                .toList();
        warnings.stream().skip(before).forEach(words -> screen.line("Warning: " + Words.plain(words)));
        return warnings.size();
    }

    private boolean isOver(WaybillReport waybill) {
        Instant patience = Instant.now().plusMillis(patienceMillis);
        Instant nextTry = waybill.door().nextTry();
        return switch (waybill.state()) {
            case SENDING -> false;
            case ACCEPTED -> !waybill.mayGo() && (nextTry == null || nextTry.isAfter(patience));
            case WAITING ->
                waybill.nextAttempt() != null && waybill.nextAttempt().isAfter(patience);
            default -> true;
        };
    }

    private void tell(WaybillReport waybill, ProgressBar progress) {
        Instant now = Instant.now();
        String says = says(waybill, now);
        if (!says.equals(lastSaid) && !says.isEmpty()) {
            screen.line(says);
        }
        lastSaid = says.isEmpty() ? lastSaid : says;
        if (waybill.state() == State.SENDING) {
            progress.at(now.toEpochMilli(), waybill.done());
            screen.progress(progress);
        }
    }

    /** One text per change of state; nothing for an end, of which more is said. */
    private String says(WaybillReport waybill, Instant now) {
        boolean closed = waybill.door().state() != Door.OPEN;
        return switch (waybill.state()) {
            case ACCEPTED ->
                closed
                        ? waybill.destination() + " takes no files at present: "
                                + Words.plain(waybill.door().reason())
                        : brief ? "" : "Accepted; waits for its turn";
            case SENDING -> brief ? "" : "Sending to " + waybill.destination();
            case WAITING ->
                "Not delivered yet: " + Words.plain(waybill.reason()) + "; tried again "
                        + (waybill.nextAttempt() == null
                                        || waybill.nextAttempt().isBefore(now)
                                ? "at once"
                                : "at " + Words.time(waybill.nextAttempt()));
            default -> "";
        };
    }

    private int end(WaybillReport waybill) {
        String reason = Words.plain(waybill.reason());
        String name = brief ? " " + Words.plain(waybill.name()) : "";
        String see = " See ./waybill status.";
        switch (waybill.state()) {
            case DELIVERED -> {
                if (waybill.receipt() == null) {
                    screen.line(
                            "DELIVERED" + name + " before, at " + Words.time(waybill.since()) + ": " + reason + ".");
                    return ExitCode.DELIVERED;
                }
                screen.line(ReceiptLine.of(waybill.destination(), waybill.receipt()));
                Filing filing = waybill.receipt().filing();
                if (filing == null) {
                    return ExitCode.DELIVERED;
                }
                ReceiptLine.of(filing).forEach(screen::line);
                return filing.rows() != null && filing.rows().refused() > 0 ? ExitCode.DEAD : ExitCode.DELIVERED;
            }
            case DEAD, DISCARDED -> {
                screen.line(waybill.state() + name + ": " + reason + ". It is not tried again by itself." + see);
                return ExitCode.DEAD;
            }
            case IN_DOUBT ->
                screen.line("IN DOUBT" + name + ": " + reason + ". A person must look whether " + waybill.destination()
                        + " has it." + see);
            case HELD ->
                screen.line(
                        "HELD" + name + ": " + reason + ". The file is safe and goes on once that is settled." + see);
            default ->
                screen.line((brief ? Words.plain(waybill.name()) : "The file")
                        + " is safe, and goes on by itself; this command waits no longer." + see);
        }
        return ExitCode.UNFINISHED;
    }
}
