package io.waybill.console;

import io.waybill.ledger.Destinations;
import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.LedgerReport.Books;
import io.waybill.ledger.LedgerReport.Count;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Writes reports from what the ledger says, and from what this process is sending. */
public final class Reporter {
    private final LedgerReport ledger;
    private final Destinations destinations;
    private final Clock clock;
    private final Optional<Running> running;

    /** @param running empty for the ledger as it was left by a Waybill that does not run now */
    public Reporter(LedgerReport ledger, Destinations destinations, Clock clock, Optional<Running> running) {
        this.ledger = ledger;
        this.destinations = destinations;
        this.clock = clock;
        this.running = running;
    }

    public StatusReport status() {
        Books books = ledger.books();
        Map<State, Long> states = tally(books.counts());
        Roster roster = roster();
        return new StatusReport(
                clock.instant(),
                running.isPresent(),
                books.accepted(),
                books.accepted()
                        == states.values().stream().mapToLong(Long::longValue).sum(),
                states,
                roster.nodes(),
                running.map(now -> now.routes().get()).orElse(null),
                Upkeep.troubles(ledger.waitingNotices(), ledger.purge()),
                running.map(now -> now.pushes().get()).orElse(List.of()),
                names(books.counts()).stream()
                        .map(name -> destination(name, books.counts()))
                        .toList(),
                list(State.SENDING, roster).toList(),
                Stream.of(State.DEAD, State.IN_DOUBT, State.HELD, State.WAITING)
                        .flatMap(state -> list(state, roster))
                        .toList(),
                names(books.counts()).stream()
                        .flatMap(name -> reserved(name, roster))
                        .toList());
    }

    public Optional<WaybillReport> waybill(String id) {
        return ledger.find(id)
                .map(waybill -> WaybillReport.of(
                        waybill,
                        written(id),
                        roster().sender(waybill),
                        DoorStatus.of(destinations.find(waybill.destination())),
                        ledger.timeline(id)));
    }

    public Found search(Wanted wanted) {
        int one = wanted.limit() + 1;
        List<Waybill> found = wanted.longest()
                ? ledger.search(wanted.state(), wanted.search(), one)
                : ledger.youngest(wanted.state(), wanted.search(), one);
        Roster roster = roster();
        return new Found(
                found.stream()
                        .limit(wanted.limit())
                        .map(waybill -> status(waybill, roster))
                        .toList(),
                found.size() > wanted.limit());
    }

    /** What came on each of so many days up to today, and what became of it; the last day first. */
    public List<HistoryDay> history(int days) {
        return new History(ledger, clock, ZoneId.systemDefault()).days(days);
    }

    private Roster roster() {
        return new Roster(ledger, running.map(Running::nodes));
    }

    private Stream<WaybillStatus> list(State state, Roster roster) {
        return ledger.in(state, StatusReport.MOST).stream().map(waybill -> status(waybill, roster));
    }

    private Stream<WaybillStatus> reserved(String destination, Roster roster) {
        return ledger.withReservations(destination, StatusReport.FEW).stream().map(waybill -> status(waybill, roster));
    }

    private WaybillStatus status(Waybill waybill, Roster roster) {
        return WaybillStatus.of(
                waybill,
                written(waybill.id()),
                roster.sender(waybill),
                running.flatMap(now -> now.underway().speed(waybill.id())).orElse(null));
    }

    private long written(String waybill) {
        return running.map(now -> now.underway().bytesWritten(waybill)).orElse(0L);
    }

    private Set<String> names(Collection<Count> counts) {
        Set<String> names = new TreeSet<>(running.map(Running::served).orElse(Set.of()));
        counts.forEach(count -> names.add(count.destination()));
        destinations.all().forEach(destination -> names.add(destination.name()));
        return names;
    }

    private DestinationStatus destination(String name, Collection<Count> all) {
        List<Count> counts =
                all.stream().filter(count -> count.destination().equals(name)).toList();
        return new DestinationStatus(
                name,
                DoorStatus.of(destinations.find(name)),
                running.flatMap(now -> now.tokens().find(name))
                        .map(TokenStatus::of)
                        .orElse(null),
                running.flatMap(now -> now.tokens().reference(name)).orElse(null),
                counts.stream().mapToLong(Count::waybills).sum(),
                ledger.notFollowed(name),
                ledger.withReservations(name),
                tally(counts),
                running.map(now -> BandwidthStatus.of(now.bandwidth().of(name))).orElse(null));
    }

    private static Map<State, Long> tally(Collection<Count> counts) {
        Map<State, Long> tally = new EnumMap<>(State.class);
        for (State state : State.values()) {
            ToLongFunction<Count> number = count -> count.state() == state ? count.waybills() : 0;
            tally.put(state, counts.stream().mapToLong(number).sum());
        }
        return tally;
    }
}
