package io.waybill.notice;

import io.waybill.ledger.LedgerReport.Taken;
import io.waybill.ledger.Outbox.Contents;
import io.waybill.ledger.State;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How many files of a consignment are in which state. */
record Tally(List<Taken> counts) {
    static Tally of(Contents contents) {
        return new Tally(contents.counts());
    }

    long all() {
        return sum(counts.stream());
    }

    long in(Set<State> states) {
        return sum(counts.stream().filter(count -> states.contains(count.state())));
    }

    long open() {
        return sum(counts.stream().filter(count -> count.state().isOpen()));
    }

    private static long sum(Stream<Taken> counts) {
        return counts.mapToLong(Taken::waybills).sum();
    }
}
