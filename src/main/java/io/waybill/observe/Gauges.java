package io.waybill.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.waybill.ledger.Destination;
import io.waybill.ledger.Destination.Door;
import io.waybill.ledger.LedgerReport.Count;
import io.waybill.ledger.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What is read from the ledger, as gauges: of the last look, and none while the ledger cannot be read. */
final class Gauges {
    private static final double UNKNOWN = Double.NaN;

    private final MultiGauge waybills;
    private final MultiGauge oldest;
    private final MultiGauge uploads;
    private final MultiGauge paused;
    private final MultiGauge held;
    private volatile Standing standing;

    Gauges(MeterRegistry registry) {
        waybills = multi(registry, "waybill.waybills", "Waybills by the state that they are in", null);
        oldest = multi(registry, "waybill.oldest.open", "Age of the oldest waybill that has not ended", "seconds");
        uploads = multi(registry, "waybill.uploads.open", "Uploads that have begun and not ended", null);
        paused = multi(registry, "waybill.destination.paused", "1 while the service is out, else 0", null);
        held = multi(registry, "waybill.destination.held", "1 until an operator's matter is settled, else 0", null);
        one(registry, "waybill.books.difference", "Intake events less the sum of the states", null, Gauges::difference);
        one(
                registry,
                "waybill.deliveries.stalled",
                "Deliveries without a sign of life",
                null,
                now -> now.stalled().size());
        one(
                registry,
                "waybill.spool.used",
                "What the files of the spool take",
                "bytes",
                now -> now.storage().spool());
        one(
                registry,
                "waybill.journal.used",
                "What the queue's journal takes",
                "bytes",
                now -> now.storage().journal());
        one(
                registry,
                "waybill.ledger.used",
                "What the ledger takes",
                "bytes",
                now -> now.storage().ledger());
        nodes(registry);
        purge(registry);
        Gauge.builder("waybill.ledger.up", this, gauges -> gauges.standing == null ? 0 : 1)
                .description("1 where the ledger can be read, else 0")
                .register(registry);
    }

    private void purge(MeterRegistry registry) {
        one(
                registry,
                "waybill.purge.age",
                "Time since what is old was last purged",
                "seconds",
                now -> Math.max(0, now.at().toEpochMilli() - now.purge().ended()) / 1_000.0);
        one(registry, "waybill.purged", "Waybills that were purged, ever", null, Standing::purged);
    }

    private void nodes(MeterRegistry registry) {
        one(
                registry,
                "waybill.nodes.alive",
                "Nodes that give signs of life",
                null,
                now -> now.fleet().alive());
        one(
                registry,
                "waybill.nodes.silent",
                "Nodes that give no signs of life",
                null,
                now -> now.fleet().silent());
        one(
                registry,
                "waybill.nodes.polling",
                "Nodes that live and look for files",
                null,
                now -> now.fleet().polling());
        one(
                registry,
                "waybill.node.polls",
                "1 where this node looks for files, else 0",
                null,
                now -> now.fleet().polls() ? 1 : 0);
    }

    /**
     * @param now null where nothing is known
     * @param served the destinations that a route delivers to, which have gauges whatever the ledger says
     */
    void show(Standing now, Collection<String> served) {
        standing = now;
        Set<String> names = new TreeSet<>(served);
        List<Count> counts = now == null ? List.of() : now.books().counts();
        counts.forEach(count -> names.add(count.destination()));
        List<String> known = now == null ? List.of() : List.copyOf(names);
        List<Row<?>> states = new ArrayList<>();
        known.forEach(name -> Stream.of(State.values()).forEach(state -> states.add(count(counts, name, state))));
        waybills.register(states, true);
        oldest.register(rows(known, name -> age(now, name)), true);
        uploads.register(rows(known, name -> open(now, name)), true);
        paused.register(rows(known, name -> isAt(now, name, Door.PAUSED)), true);
        held.register(rows(known, name -> isAt(now, name, Door.HELD)), true);
    }

    private static long difference(Standing now) {
        return now.books().accepted() - now.sum();
    }

    private static Row<?> count(List<Count> counts, String name, State state) {
        long number = counts.stream()
                .filter(count -> count.destination().equals(name) && count.state() == state)
                .mapToLong(Count::waybills)
                .sum();
        return Row.of(Tags.of("destination", name, "state", state.name()), number);
    }

    private static double age(Standing now, String name) {
        return now.backlogs().stream()
                .filter(backlog -> backlog.destination().equals(name))
                .mapToDouble(backlog -> Math.max(0, now.at().toEpochMilli() - backlog.oldest()) / 1_000.0)
                .sum();
    }

    private static double open(Standing now, String name) {
        return now.backlogs().stream()
                .filter(backlog -> backlog.destination().equals(name))
                .mapToDouble(backlog -> backlog.uploads())
                .sum();
    }

    private static double isAt(Standing now, String name, Door door) {
        return now.destinations().stream()
                .filter(destination -> destination.name().equals(name))
                .map(Destination::state)
                .filter(door::equals)
                .count();
    }

    private static List<Row<?>> rows(List<String> names, ToDoubleFunction<String> value) {
        List<Row<?>> rows = new ArrayList<>();
        names.forEach(name -> rows.add(Row.of(Tags.of("destination", name), value.applyAsDouble(name))));
        return rows;
    }

    private static MultiGauge multi(MeterRegistry registry, String name, String description, String unit) {
        return MultiGauge.builder(name).description(description).baseUnit(unit).register(registry);
    }

    private void one(
            MeterRegistry registry, String name, String description, String unit, ToDoubleFunction<Standing> value) {
        Gauge.builder(name, this, gauges -> {
                    Standing now = gauges.standing;
                    return now == null ? UNKNOWN : value.applyAsDouble(now);
                })
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }
}
