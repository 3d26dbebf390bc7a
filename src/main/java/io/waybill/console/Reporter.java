package io.waybill.console;

import io.waybill.destination.Underway;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.LedgerReport.Books;
import io.waybill.ledger.LedgerReport.Count;
import io.waybill.ledger.State;
import io.waybill.ledger.WaybillSearch;
import io.waybill.secret.TokenAges;
import java.time.Clock;
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
    private final Set<String> served;
    private final TokenAges tokens;
    private final Underway underway;

    /**
     * @param served the destinations that a route delivers to
     * @param tokens how old the tokens are
     * @param underway null where no Waybill runs
     */
    public Reporter(
            LedgerReport ledger,
            Destinations destinations,
            Clock clock,
            Set<String> served,
            TokenAges tokens,
            Underway underway) {
        this.ledger = ledger;
        this.destinations = destinations;
        this.clock = clock;
        this.served = served;
        this.tokens = tokens;
        this.underway = underway;
    }

    public StatusReport status() {
        Books books = ledger.books();
        Map<State, Long> states = tally(books.counts());
        return new StatusReport(
                clock.instant(),
                underway != null,
                books.accepted(),
                books.accepted()
                        == states.values().stream().mapToLong(Long::longValue).sum(),
                states,
                names(books.counts()).stream()
                        .map(name -> destination(name, books.counts()))
                        .toList(),
                list(State.SENDING).toList(),
                Stream.of(State.DEAD, State.IN_DOUBT, State.HELD, State.WAITING)
                        .flatMap(this::list)
                        .toList(),
                names(books.counts()).stream().flatMap(this::reserved).toList());
    }

    public Optional<WaybillReport> waybill(String id) {
        return ledger.find(id)
                .map(waybill -> WaybillReport.of(
                        waybill,
                        written(id),
                        DoorStatus.of(destinations.find(waybill.destination())),
                        ledger.timeline(id)));
    }

    /** Those of the waybills in a state that are meant, the longest in it first, at most {@link StatusReport#LISTED}. */
    public List<WaybillStatus> search(State state, WaybillSearch search) {
        return ledger.search(state, search, StatusReport.LISTED).stream()
                .map(waybill -> WaybillStatus.of(waybill, written(waybill.id())))
                .toList();
    }

    private Stream<WaybillStatus> list(State state) {
        return ledger.in(state, StatusReport.MOST).stream()
                .map(waybill -> WaybillStatus.of(waybill, written(waybill.id())));
    }

    private Stream<WaybillStatus> reserved(String destination) {
        return ledger.withReservations(destination, StatusReport.FEW).stream()
                .map(waybill -> WaybillStatus.of(waybill, 0));
    }

    private long written(String waybill) {
        return underway == null ? 0 : underway.bytesWritten(waybill);
    }

    private Set<String> names(Collection<Count> counts) {
        Set<String> names = new TreeSet<>(served);
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
                tokens.find(name).map(TokenStatus::of).orElse(null),
                counts.stream().mapToLong(Count::waybills).sum(),
                ledger.notFollowed(name),
                ledger.withReservations(name),
                tally(counts));
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
