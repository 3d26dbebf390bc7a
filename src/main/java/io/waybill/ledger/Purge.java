package io.waybill.ledger;

import io.waybill.secret.Redaction;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The ledger's page about what is given up after its time. Each call gives up a few, in one transaction: after a crash
 * amid it a waybill is either whole, or purged. What counts is kept: how many there were, on which days, and under which
 * ids.
 */
public final class Purge {
    /** What is counted together of what was purged; milliseconds. The days of all time zones begin with one. */
    static final long QUARTER = 900_000;

    /** Longer than any history goes back. */
    private static final long HISTORY = TimeUnit.DAYS.toMillis(402);

    private static final long GONE = TimeUnit.DAYS.toMillis(30);
    private static final int LONG_TIMELINE = 1_000;
    private static final int FIRST_KEPT = 50;
    private static final int LAST_KEPT = 450;

    private final Transactions transactions;
    private final PurgeRows reading;
    private final Retention kept;
    private final Clock clock;

    public Purge(LedgerDatabase database, Retention kept, Clock clock) {
        this.transactions = database.transactions();
        this.reading = database.jdbi().onDemand(PurgeRows.class);
        this.kept = kept;
        this.clock = clock;
    }

    /** Up to where the waybills were looked at, by when they were accepted. */
    public record Place(long accepted, String id) {
        public static final Place START = new Place(0, "");

        /** Behind the last of these; where it was if there are none. */
        public Place behind(List<Waybill> looked) {
            Waybill last = looked.isEmpty() ? null : looked.get(looked.size() - 1);
            return last == null ? this : new Place(last.accepted(), last.id());
        }
    }

    /** What would be given up now. */
    public PurgeDue due() {
        long ended = before(kept.ended());
        long dead = before(kept.dead());
        long old = reading.countEnded(ended, dead);
        return new PurgeDue(
                old,
                Math.max(0, surplus() - old),
                reading.countDead(ended, dead),
                reading.bytesDead(ended, dead),
                reading.countMarks(before(kept.marks())));
    }

    /** The oldest behind {@code place} that have been kept for their time, at most {@code limit}. */
    public List<Waybill> old(Place place, int limit) {
        return mayGo(place, before(kept.ended()), before(kept.dead()), limit);
    }

    /** By how many there are more delivered and discarded waybills than are kept. */
    public long surplus() {
        return kept.most() == Retention.NEVER ? 0 : Math.max(0, reading.countKept() - kept.most());
    }

    /** The oldest delivered and discarded behind {@code place}, whatever their age, from a day on. */
    public List<Waybill> oldest(Place place, int limit) {
        return mayGo(place, before(Retention.YOUNG), 0, limit);
    }

    private List<Waybill> mayGo(Place place, long ended, long dead, int limit) {
        return reading.mayGo(place.accepted(), place.id(), Math.max(ended, dead), ended, dead, limit);
    }

    /** Gives these up, in one transaction, but for those that somebody has begun again: those that were given up. */
    public List<Waybill> giveUp(List<Waybill> waybills) {
        List<String> ids = waybills.stream().map(Waybill::id).toList();
        Set<String> gone = Set.copyOf(change(rows -> giveUp(rows, ids)));
        return waybills.stream().filter(waybill -> gone.contains(waybill.id())).toList();
    }

    private List<String> giveUp(PurgeRows rows, List<String> ids) {
        List<String> ours = ids.isEmpty() ? ids : rows.lock(ids, before(Retention.YOUNG), before(kept.dead()));
        if (!ours.isEmpty()) {
            rows.mark(ours, clock.millis());
            rows.count(ours);
            rows.removeNotes(ours);
            rows.removeEvents(ours);
            rows.remove(ours);
        }
        return ours;
    }

    /** Forgets what is left of waybills that were purged long ago, at most {@code limit}: how many. */
    public int forgetMarks(int limit) {
        return change(rows -> rows.removeMarks(before(kept.marks()), limit));
    }

    /** Forgets files that were taken, and have not been seen in their folder for long, at most {@code limit}: how many. */
    public int forgetTaken(int limit) {
        List<String> ids = kept.marks() == Retention.NEVER ? List.of() : reading.notSeen(kept.marks(), limit);
        return ids.isEmpty() ? 0 : change(rows -> rows.removeTaken(ids, kept.marks()));
    }

    /** Leaves out what is repeated in the timelines of waybills that wait for long, at most {@code limit} of them: of how many. */
    public int thin(int limit) {
        List<String> ids = reading.withLongTimelines(LONG_TIMELINE, limit);
        ids.forEach(id -> change(rows -> rows.thin(id, FIRST_KEPT, LAST_KEPT)));
        return ids.size();
    }

    /** Sums up what no history tells of, and forgets nodes that have been gone for long. */
    public void sumUp() {
        long before = clock.millis() - HISTORY;
        long gone = clock.millis() - GONE;
        change(rows -> {
            rows.sumUp(before);
            rows.removeSums(before);
            return rows.removeNodes(gone);
        });
    }

    public PurgeState state() {
        return reading.state();
    }

    /** True for the one node that may begin a purge now. {@code seen} is how it stood when the node made up its mind. */
    public boolean claim(String node, PurgeState seen) {
        return change(rows -> rows.claim(node, seen.node(), seen.began(), clock.millis())) == 1;
    }

    /** The node's purge came to its end. */
    public void ended(String node, long purged) {
        change(rows -> rows.release(node, clock.millis(), purged, null));
    }

    /** The node's purge came to nothing, or was broken off; it is not over. */
    public void brokenOff(String node, PurgeState before, String trouble) {
        change(rows -> rows.release(node, before.ended(), before.purged(), Redaction.of(trouble)));
    }

    private long before(long millis) {
        return Retention.before(clock.millis(), millis);
    }

    private <T> T change(Function<PurgeRows, T> work) {
        return transactions.run(PurgeRows.class, work);
    }
}
