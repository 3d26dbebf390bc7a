package io.waybill.console;

import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.LedgerReport.Taken;
import io.waybill.ledger.State;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The days behind us: what came on each, and what became of it. */
final class History {
    private final LedgerReport ledger;
    private final Clock clock;
    private final ZoneId zone;

    History(LedgerReport ledger, Clock clock, ZoneId zone) {
        this.ledger = ledger;
        this.clock = clock;
        this.zone = zone;
    }

    /** So many days up to today, the last one first; nothing of those on which nothing came. */
    List<HistoryDay> days(int number) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<HistoryDay> days = new ArrayList<>();
        for (LocalDate day = today; day.isAfter(today.minusDays(number)); day = day.minusDays(1)) {
            days.addAll(of(day));
        }
        return days;
    }

    private List<HistoryDay> of(LocalDate day) {
        return ledger.taken(millis(day), millis(day.plusDays(1))).stream()
                .collect(Collectors.groupingBy(Taken::destination, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> of(day, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static HistoryDay of(LocalDate day, String destination, List<Taken> taken) {
        Map<State, Long> states = new EnumMap<>(State.class);
        List.of(State.values()).forEach(state -> states.put(state, 0L));
        taken.forEach(entry -> states.put(entry.state(), entry.waybills()));
        return new HistoryDay(
                day,
                destination,
                taken.stream().mapToLong(Taken::waybills).sum(),
                taken.stream().mapToLong(Taken::bytes).sum(),
                states);
    }

    private long millis(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
