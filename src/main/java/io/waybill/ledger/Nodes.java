package io.waybill.ledger;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The processes that work on one ledger. Each counts its beats there; another is alive while its count moves within the
 * patience, by the clock of whoever looks, so that no two clocks are compared. Whoever did not look for half of that time
 * was away itself, and judges nobody by it.
 */
public final class Nodes {
    private record Seen(long beats, long nanos) {}

    private final Transactions transactions;
    private final NodeRows rows;
    private final Clock clock;
    private final LongSupplier nanos;
    private final long patience;
    private final Map<String, Seen> seen = new HashMap<>();
    private Node me;
    private long looked;

    /**
     * @param me the node that this process is
     * @param nanos a clock of this process that only goes forward, nanoseconds
     * @param patienceMillis for how long a node may be silent
     */
    public Nodes(LedgerDatabase database, Clock clock, Node me, LongSupplier nanos, long patienceMillis) {
        this.transactions = database.transactions();
        this.rows = database.jdbi().onDemand(NodeRows.class);
        this.clock = clock;
        this.me = me;
        this.nanos = nanos;
        this.patience = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    }

    /** All that have a row, this one too. */
    public List<Node> all() {
        return rows.all();
    }

    /** The id of the node that this process is. */
    public synchronized String me() {
        return me.id();
    }

    public boolean isMe(String id) {
        return me.id().equals(id);
    }

    /** Gives a sign of life, and looks at those of the others. */
    public synchronized void beat() {
        me = me.at(clock.millis());
        write(mine -> mine.beat(me));
        look();
    }

    /** Whether this node looks for files that arrive, from now on. */
    public synchronized void polls(boolean polls) {
        me = me.polling(polls);
        beat();
    }

    /** This node runs other routes from now on; {@code routes} is their digest. */
    public synchronized void runs(String routes) {
        me = me.running(routes);
        beat();
    }

    /** True while {@code id} gives signs of life; not for a node that has left, or was never there. */
    public synchronized boolean isAlive(String id) {
        if (isMe(id)) {
            return true;
        }
        if (wasAway() || !seen.containsKey(id)) {
            look();
        }
        Seen last = seen.get(id);
        return last != null && nanos.getAsLong() - last.nanos() < patience;
    }

    /** This node stops, and has nothing in hand any more. Tried once: the others see it as well when it is silent. */
    public void leave() {
        rows.remove(me.id());
    }

    /** A node that is known to be gone. */
    public synchronized void remove(String id) {
        write(mine -> mine.remove(id));
        seen.remove(id);
    }

    private void look() {
        List<Node> there = rows.all();
        long now = nanos.getAsLong();
        boolean away = wasAway();
        there.forEach(node -> seen.compute(
                node.id(),
                (id, last) ->
                        last == null || last.beats() != node.beats() || away ? new Seen(node.beats(), now) : last));
        seen.keySet().retainAll(there.stream().map(Node::id).toList());
        looked = now;
    }

    private boolean wasAway() {
        return nanos.getAsLong() - looked > patience / 2;
    }

    private void write(Consumer<NodeRows> change) {
        transactions.run(NodeRows.class, mine -> {
            change.accept(mine);
            return null;
        });
    }
}
