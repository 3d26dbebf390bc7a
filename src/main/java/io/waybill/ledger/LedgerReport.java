package io.waybill.ledger;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the ledger says about all of its waybills; changes nothing. */
public final class LedgerReport {
    private final ReportRows rows;
    private final NodeRows nodes;
    private final boolean shared;
    private final Clock clock;

    public LedgerReport(LedgerDatabase database, Clock clock) {
        this.rows = database.jdbi().onDemand(ReportRows.class);
        this.nodes = database.jdbi().onDemand(NodeRows.class);
        this.shared = database.isShared();
        this.clock = clock;
    }

    /** How many waybills of a destination are in a state. */
    public record Count(String destination, State state, long waybills) {}

    /** What was accepted in all, beside what there is now, both at the same instant. */
    public record Books(long accepted, List<Count> counts) {}

    /** How many waybills of a destination, and bytes, were accepted in some time and are in a state now. */
    public record Taken(String destination, State state, long waybills, long bytes) {}

    /** How long the last files of a destination took, all together. */
    public record Pace(long files, long bytes, long millis) {}

    /** A {@link Count}, and what was accepted in all. */
    record Entry(String destination, State state, long waybills, long accepted) {}

    /**
     * What of a destination's waybills is open.
     *
     * @param oldest when the oldest of them was accepted, epoch milliseconds
     * @param uploads how many have an upload that has begun at the destination
     */
    public record Backlog(String destination, long oldest, long uploads) {}

    public List<Count> counts() {
        return rows.counts();
    }

    public Books books() {
        List<Entry> entries = rows.books();
        return new Books(
                entries.isEmpty() ? rows.accepted() : entries.get(0).accepted(),
                entries.stream()
                        .map(entry -> new Count(entry.destination(), entry.state(), entry.waybills()))
                        .toList());
    }

    /** How many of a destination's delivered files it took to work on them, and nobody knows what came of that. */
    public long notFollowed(String destination) {
        return rows.notFollowed(destination);
    }

    /** How many of a destination's files were delivered with something that a person should read. */
    public long withReservations(String destination) {
        return rows.withReservations(destination);
    }

    /** The youngest of them, at most {@code limit}. */
    public List<Waybill> withReservations(String destination, int limit) {
        return rows.withReservations(destination, limit);
    }

    /** The waybill; or what is kept of it, where it was purged. */
    public Optional<Waybill> find(String id) {
        return rows.find(id).or(() -> rows.purged(id).map(Purged::waybill));
    }

    /** How many waybills were ever accepted: the sum of all states at any time. */
    public long accepted() {
        return rows.accepted();
    }

    public List<String> destinations() {
        return rows.destinations();
    }

    /** The timeline of one waybill, oldest first. */
    public List<Event> timeline(String id) {
        List<Event> events = rows.timeline(id);
        return events.isEmpty() ? rows.purged(id).map(Purged::timeline).orElse(events) : events;
    }

    /** The waybills of files that came from {@code source}, the youngest first, at most three. */
    public List<Waybill> ofSource(String source) {
        return rows.ofSource(source);
    }

    /** The waybills in {@code state}, oldest first, at most {@code limit} of them. */
    public List<Waybill> in(State state, int limit) {
        return rows.in(state, limit);
    }

    /** Those of the waybills in {@code state} that are meant, the longest in it first, at most {@code limit}. */
    public List<Waybill> search(State state, WaybillSearch search, int limit) {
        return rows.search(state, search, limit);
    }

    /**
     * The waybills that are meant, by when they were accepted and whatever their reason, the youngest first, at most
     * {@code limit}.
     *
     * @param state null for any
     */
    public List<Waybill> youngest(State state, WaybillSearch search, int limit) {
        return rows.youngest(state == null ? "" : state.name(), search, limit);
    }

    /** What became of all that was accepted from {@code from} on and before {@code to}, epoch milliseconds. */
    public List<Taken> taken(long from, long to) {
        return rows.taken(from, to);
    }

    /** How fast the last {@code last} files went to a destination. */
    public Pace pace(String destination, int last) {
        return rows.pace(destination, last);
    }

    /** Open waybills that should have moved {@code graceMillis} ago and did not; at most 10,000 of them. */
    public List<Waybill> withoutSignOfLife(String destination, long graceMillis) {
        return rows.withoutSignOfLife(destination, clock.millis() - graceMillis);
    }

    /** What is being delivered, by whichever node. */
    public List<Waybill> sending() {
        return rows.sending();
    }

    /** The processes that work on it; none where it is a file, which one process has to itself. */
    public List<Node> nodes() {
        return shared ? nodes.all() : List.of();
    }

    /** How many waybills were purged, ever. */
    public long purged() {
        return rows.purged();
    }

    /** How the purge stands. */
    public PurgeState purge() {
        return rows.purge();
    }

    /** The notices that wait, by channel. */
    public List<WaitingNotices> waitingNotices() {
        return rows.waitingNotices();
    }

    public List<Backlog> backlogs() {
        return rows.backlogs();
    }

    /**
     * The ids of waybills whose delivery to an open destination has given no sign of life for the time given, and not for
     * as long as it may take to read the file once more; at most 100, the longest silent first.
     */
    public List<String> stalled(long graceMillis) {
        return rows.stalled(clock.millis() - graceMillis);
    }

    /** True while some open waybill is being sent, or will be by itself within the time given. */
    public boolean movesWithin(long millis) {
        return rows.movesBefore(clock.millis() + millis) > 0;
    }

    /** Waybills by state over all that were accepted or changed since {@code time}, epoch milliseconds. */
    public Map<State, Long> since(long time) {
        Map<State, Long> counts = new TreeMap<>();
        rows.since(time).forEach(count -> counts.put(count.state(), count.waybills()));
        return counts;
    }
}
