package io.waybill.ledger;

import io.waybill.secret.Redaction;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The ledger's page about what is to be told to people. That something is to be told, and that it has been noted as told, is
 * one transaction, so that it is noted once, whichever node notices it and whenever it dies. Sending is no part of it: a
 * notice goes when it was sent, and may be sent twice by a process that dies in between.
 */
public final class Outbox {
    private final Transactions transactions;
    private final NoticeRows rows;
    private final Clock clock;

    public Outbox(LedgerDatabase database, Clock clock) {
        this.transactions = database.transactions();
        this.rows = database.jdbi().onDemand(NoticeRows.class);
        this.clock = clock;
    }

    /**
     * What a consignment has come to.
     *
     * @param counts how many files of which destination are in which state
     * @param troubles the first of those of which a person should read
     */
    public record Contents(List<LedgerReport.Taken> counts, List<Waybill> troubles) {}

    /** The consignments that closed until {@code time}, epoch milliseconds, and of which all files have ended; at most 100. */
    public List<Consignment> ended(long time) {
        return rows.ended(time);
    }

    /** Those that began before {@code time}, epoch milliseconds, and of which that was not told; at most 100. */
    public List<Consignment> late(long time) {
        return rows.late(time);
    }

    /** A consignment has ended and is told of, and forgotten. False where that was done before. */
    public boolean end(
            Consignment consignment, Collection<String> channels, int most, Function<Contents, String> words) {
        return transactions.run(NoticeRows.class, mine -> {
            if (mine.forget(consignment.id()) == 0) {
                return false;
            }
            Contents contents = contents(mine, consignment, most);
            mine.forgetMembers(consignment.id());
            if (!contents.counts().isEmpty()) {
                offer(mine, channels, words.apply(contents));
            }
            return true;
        });
    }

    /** A consignment takes long, and that is told. False where that was done before. */
    public boolean isLate(
            Consignment consignment, Collection<String> channels, int most, Function<Contents, String> words) {
        return transactions.run(NoticeRows.class, mine -> {
            if (mine.isLate(consignment.id()) == 0) {
                return false;
            }
            Contents contents = contents(mine, consignment, most);
            if (!contents.counts().isEmpty()) {
                offer(mine, channels, words.apply(contents));
            }
            return true;
        });
    }

    /** Tells {@code what} of a thing, unless that was the last that was told of it. */
    public boolean tell(
            String topic, String about, String what, Collection<String> channels, Supplier<String> content) {
        return !rows.told(topic, about).equals(Optional.of(what))
                && transactions.run(
                        NoticeRows.class,
                        mine -> offered(mine, mine.tell(topic, about, what, clock.millis()), channels, content));
    }

    /** As the above, where {@code what} is greater than the last: what nodes see differently is not told for ever. */
    public boolean tellGreater(
            String topic, String about, String what, Collection<String> channels, Supplier<String> content) {
        return rows.told(topic, about).filter(last -> last.compareTo(what) >= 0).isEmpty()
                && transactions.run(
                        NoticeRows.class,
                        mine -> offered(mine, mine.tellGreater(topic, about, what, clock.millis()), channels, content));
    }

    /** Tells that nothing counts any more that was told of a thing. */
    public boolean untell(String topic, String about, Collection<String> channels, Supplier<String> content) {
        return rows.told(topic, about).isPresent()
                && transactions.run(
                        NoticeRows.class, mine -> offered(mine, mine.untell(topic, about), channels, content));
    }

    /** Tells of all doubts of which it was not, unless others were told of within {@code millis}: then they wait. */
    public boolean tellDoubts(long millis, Collection<String> channels, int most, Function<Contents, String> words) {
        long now = clock.millis();
        if (rows.doubts(1).isEmpty() || now - rows.doubtsTold() < millis) {
            return false;
        }
        return transactions.run(NoticeRows.class, mine -> {
            Contents untold = new Contents(mine.countDoubts(), mine.doubts(most));
            mine.forgetDoubts();
            return offered(mine, mine.tellDoubts(now), channels, () -> words.apply(untold));
        });
    }

    /** The oldest notice that is to be sent now; nobody else takes it before {@code leaseMillis} are over. */
    public Optional<Notice> take(String channel, long leaseMillis) {
        long now = clock.millis();
        if (rows.next(channel, now).isEmpty()) {
            return Optional.empty();
        }
        return transactions.run(
                NoticeRows.class,
                mine -> mine.next(channel, now)
                        .filter(next -> mine.take(next.id(), channel, next.attempts(), now + leaseMillis) == 1)
                        .map(next -> new Notice(
                                next.id(),
                                channel,
                                next.content(),
                                next.made(),
                                next.attempts() + 1,
                                now + leaseMillis)));
    }

    public void sent(Notice notice) {
        transactions.run(NoticeRows.class, mine -> mine.remove(notice.id(), notice.channel()));
    }

    /** It could not be sent, and is tried again at {@code time}, epoch milliseconds. */
    public void later(Notice notice, long time) {
        transactions.run(NoticeRows.class, mine -> {
            mine.later(notice.id(), notice.channel(), notice.attempts(), time);
            return null;
        });
    }

    /** How many notices of the channel nobody has tried to send yet. */
    public int untried(String channel) {
        return rows.untried(channel);
    }

    /** All channels for which there are notices. */
    public List<String> channels() {
        return rows.channels();
    }

    /**
     * Gives up the notices of a channel that are as old as {@code time}, epoch milliseconds, and the oldest where there are
     * more than {@code most}.
     *
     * @return how many
     */
    public int giveUp(String channel, long time, int most) {
        long until = Math.max(time, rows.beyond(channel, most).orElse(0L));
        return transactions.run(NoticeRows.class, mine -> mine.removeUntil(channel, until));
    }

    private static Contents contents(NoticeRows rows, Consignment consignment, int most) {
        return new Contents(rows.contents(consignment.id()), rows.troubles(consignment.id(), most));
    }

    private boolean offered(NoticeRows mine, int changed, Collection<String> channels, Supplier<String> content) {
        if (changed > 0) {
            offer(mine, channels, content.get());
        }
        return changed > 0;
    }

    private void offer(NoticeRows mine, Collection<String> channels, String content) {
        String id = UUID.randomUUID().toString();
        channels.forEach(channel -> mine.offer(id, channel, Redaction.of(content), clock.millis()));
    }
}
