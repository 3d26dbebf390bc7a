package io.waybill.cli;

import io.waybill.console.WaybillReport;
import io.waybill.ledger.Destination.Door;
import io.waybill.ledger.State;
import java.time.Duration;
import java.time.Instant;

/** Waits for what becomes of one waybill, and tells. */
final class PushWatch {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final RunningWaybill running;
    private final Screen screen;
    private final long patienceMillis;
    private final ProgressBar progress;
    private String lastSaid = "";

    PushWatch(RunningWaybill running, Screen screen, long patienceMillis, long bytes) {
        this.running = running;
        this.screen = screen;
        this.patienceMillis = patienceMillis;
        this.progress = new ProgressBar(bytes);
    }

    /** Returns the exit code when the waybill has ended, or waits for longer than the patience. */
    int of(WaybillReport first) throws InterruptedException {
        WaybillReport waybill = first;
        while (true) {
            tell(waybill);
            if (isOver(waybill)) {
                return end(waybill);
            }
            Thread.sleep(LOOK_EVERY.toMillis());
            waybill = running.waybill(first.id());
        }
    }

    private boolean isOver(WaybillReport waybill) {
        Instant patience = Instant.now().plusMillis(patienceMillis);
        Instant nextTry = waybill.door().nextTry();
        return switch (waybill.state()) {
            case SENDING -> false;
            case ACCEPTED -> !waybill.mayGo() && nextTry != null && nextTry.isAfter(patience);
            case WAITING ->
                waybill.nextAttempt() != null && waybill.nextAttempt().isAfter(patience);
            default -> true;
        };
    }

    private void tell(WaybillReport waybill) {
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
    private static String says(WaybillReport waybill, Instant now) {
        boolean closed = waybill.door().state() != Door.OPEN;
        return switch (waybill.state()) {
            case ACCEPTED ->
                closed
                        ? waybill.destination() + " takes no files at present: "
                                + Words.plain(waybill.door().reason())
                        : "Accepted; waits for its turn";
            case SENDING -> "Sending to " + waybill.destination();
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
        String see = " See ./waybill status.";
        switch (waybill.state()) {
            case DELIVERED -> {
                screen.line(ReceiptLine.of(waybill.destination(), waybill.receipt()));
                return ExitCode.DELIVERED;
            }
            case DEAD, DISCARDED -> {
                screen.line(waybill.state() + ": " + reason + ". It is not tried again by itself." + see);
                return ExitCode.DEAD;
            }
            case IN_DOUBT ->
                screen.line("IN DOUBT: " + reason + ". A person must look whether " + waybill.destination() + " has it."
                        + see);
            case HELD -> screen.line("HELD: " + reason + ". The file is safe and goes on once that is settled." + see);
            default -> screen.line("The file is safe, and goes on by itself; this command waits no longer." + see);
        }
        return ExitCode.UNFINISHED;
    }
}
