package io.waybill.cli;

import static java.lang.System.lineSeparator;

import io.waybill.chunk.ByteSize;
import io.waybill.console.DestinationStatus;
import io.waybill.console.DoorStatus;
import io.waybill.console.PushStatus;
import io.waybill.console.StatusReport;
import io.waybill.console.TokenStatus;
import io.waybill.console.WaybillStatus;
import io.waybill.console.Words;
import io.waybill.ledger.Destination.Door;
import io.waybill.ledger.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A status report for a person: first the answer, then the table, then each waybill that is in trouble. */
final class StatusText {
    private final StatusReport report;

    StatusText(StatusReport report) {
        this.report = report;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(line(report.headline()));
        if (!report.running()) {
            text.append(line(
                    report.nodes().isEmpty()
                            ? "Waybill is not running; this is the ledger as it was left."
                            : "Waybill is not running here; this is the ledger that the nodes below work on."));
            text.append(report.isUnfinished() ? line("To go on: ./waybill run") : "");
        }
        if (!report.addsUp()) {
            text.append(line("The ledger does not add up: " + report.accepted() + " accepted, and " + sum()
                    + " on record. Keep a copy of the data folder, and report it."));
        }
        if (!report.destinations().isEmpty()) {
            text.append(lineSeparator()).append(DestinationTable.of(report.destinations()));
        }
        text.append(NodeText.of(report));
        if (report.routes() != null) {
            report.routes()
                    .troubles()
                    .forEach(trouble -> text.append(lineSeparator()).append(line(Words.plain(trouble))));
        }
        report.upkeep().forEach(trouble -> text.append(lineSeparator()).append(line(Words.plain(trouble))));
        report.destinations().stream()
                .filter(destination -> destination.door().state() != Door.OPEN)
                .forEach(destination -> text.append(lineSeparator()).append(closed(destination)));
        report.destinations().stream()
                .flatMap(destination -> BandwidthText.of(destination).stream())
                .forEach(words -> text.append(lineSeparator()).append(words));
        report.destinations().stream()
                .filter(destination -> destination.token() != null)
                .forEach(destination -> text.append(lineSeparator()).append(token(destination)));
        report.destinations().stream()
                .filter(destination -> destination.notFollowed() > 0)
                .forEach(destination -> text.append(lineSeparator()).append(notFollowed(destination)));
        report.reserved().forEach(waybill -> text.append(lineSeparator()).append(reserved(waybill)));
        report.pushes().stream()
                .filter(push -> push.notTaken() > 0)
                .forEach(push -> text.append(lineSeparator()).append(notTaken(push)));
        report.sending().forEach(waybill -> text.append(lineSeparator()).append(line(sending(waybill))));
        TroubleText trouble = new TroubleText(report);
        report.troubled().forEach(waybill -> text.append(lineSeparator()).append(trouble.of(waybill)));
        return text.append(more()).toString();
    }

    private String closed(DestinationStatus destination) {
        DoorStatus door = destination.door();
        boolean held = door.state() == Door.HELD;
        String stands = line(destination.name() + " is "
                + door.state().name().toLowerCase(Locale.ROOT) + " since "
                + Words.time(door.since()) + ": " + Words.plain(door.reason()));
        if (held && door.nextTry() == null) {
            return stands
                    + line("  What is next: nothing, until a person says so.")
                    + line("  What to do:   once it may go on, ./waybill resume " + Words.shell(destination.name()));
        }
        return stands
                + line("  What is next: " + (report.running() ? "" : "once Waybill runs, ") + "it is tried again "
                        + Words.when(door.nextTry(), report.at())
                        + (held ? ", and as soon as a token that is read from a file changes." : "."))
                + line("  What to do:   "
                        + (held ? settle(destination) : "nothing, unless it lasts: no file dies of an outage."));
    }

    private static String settle(DestinationStatus destination) {
        return destination.tokenFrom() == null
                ? TroubleText.SETTLE
                : "settle the reason above; its token is read from " + destination.tokenFrom()
                        + ", what else there is stands in its route and in application.properties. Nothing is lost meanwhile.";
    }

    private static String notFollowed(DestinationStatus destination) {
        return line(
                        destination.name() + ": " + destination.notFollowed() + " of "
                                + Words.files(destination.states().get(State.DELIVERED))
                                + " accepted, not followed: the service took them, and nobody has asked what its work on them came to.")
                + line("  What to do: set statusUrl, so that Waybill asks; or look there.");
    }

    private static String reserved(WaybillStatus waybill) {
        return line(Words.plain(waybill.name()) + " was delivered to " + waybill.destination() + " at "
                        + Words.time(waybill.since()) + ", " + Words.plain(waybill.reason()))
                + line("  All of it: ./waybill show " + waybill.id());
    }

    private String token(DestinationStatus destination) {
        TokenStatus token = destination.token();
        boolean over = token.lastsUntil().isBefore(report.at());
        String until = Words.time(token.lastsUntil());
        String name = "The token of " + destination.name();
        if (token.certain()) {
            return line(
                    over
                            ? name + " was good until " + until + ". Get a new one."
                            : name + " is good until " + until + ", "
                                    + Words.span(Duration.between(report.at(), token.lastsUntil())) + " from now.");
        }
        String age = name + " is " + Words.span(Duration.between(token.issued(), report.at())) + " old";
        return line(age
                + (over
                        ? ", and should have lasted until " + until
                                + ", by the service's documentation. Get a new one if it is refused."
                        : ", and lasts until " + until + "."));
    }

    private static String notTaken(PushStatus push) {
        return line("Not taken from " + Words.plain(push.from()) + ": " + Words.files(push.notTaken()) + ", as "
                        + Words.plain(push.notTakenAs()))
                + line("  Each, and why: ./waybill explain FILE");
    }

    private static String sending(WaybillStatus waybill) {
        long percent = waybill.bytes() == 0 ? 100 : 100 * waybill.done() / waybill.bytes();
        return "Sending " + Words.plain(waybill.name()) + " to " + waybill.destination() + ": " + percent + " % of "
                + ByteSize.of(waybill.bytes())
                + (waybill.node() == null ? "" : ", by node " + Words.plain(waybill.node()));
    }

    private String more() {
        List<String> more = new ArrayList<>();
        for (State state : List.of(State.DEAD, State.IN_DOUBT, State.HELD, State.WAITING)) {
            long left = count(state) - StatusReport.MOST;
            if (left > 0) {
                more.add(left + " more " + Words.of(state));
            }
        }
        return more.isEmpty() ? "" : lineSeparator() + line("Not listed: " + String.join(", ", more) + ".");
    }

    private long sum() {
        return report.states().values().stream().mapToLong(Long::longValue).sum();
    }

    private long count(State state) {
        return report.states().getOrDefault(state, 0L);
    }

    private static String line(String text) {
        return text + lineSeparator();
    }
}
