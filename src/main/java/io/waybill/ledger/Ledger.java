package io.waybill.ledger;

import io.waybill.secret.Redaction;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The record of every waybill and the only truth about it. Each change of state is one transaction with its entry in the
 * waybill's timeline, durable when the method returns. Every change by a delivery is fenced: it counts only while the
 * delivery's epoch is the waybill's epoch, and throws {@link Overtaken} otherwise. No secret is written.
 */
public final class Ledger {
    private static final String UNIQUE_VIOLATION = "23505";
    /** Files that come together follow each other more closely. */
    private static final long REST_MILLIS = 60_000;

    private final Transactions transactions;
    private final Clock clock;
    private final String owner;

    /** @param owner the node that this process is, by its id */
    public Ledger(LedgerDatabase database, Clock clock, String owner) {
        this.transactions = database.transactions();
        this.clock = clock;
        this.owner = owner;
    }

    /** The waybill; or what is kept of it, where it was purged. */
    public Optional<Waybill> find(String id) {
        return transactions.look(
                WaybillRows.class,
                rows -> rows.find(id).or(() -> rows.purged(id).map(Purged::waybill)));
    }

    /**
     * Opens the waybill of a spooled file. One that is on its way, delivered or in doubt stays as it is; one that is
     * dead or discarded begins again.
     */
    public Opened open(String id, String destination, SpooledFile file) {
        return open(id, destination, file, null);
    }

    /** @param with the files that it came together with, of which it is to be told; null for none */
    public Opened open(String id, String destination, SpooledFile file, Consignment with) {
        return within(rows -> {
            boolean created = rows.insert(id, destination, file, now()) == 1;
            boolean again = !created && rows.again(id, file, now()) == 1;
            if (created || again) {
                rows.note(
                        id,
                        created ? "accepted" : "accepted again",
                        Redaction.of(file.source()) + ", " + file.size() + " bytes",
                        now());
                if (with != null) {
                    rows.consignment(with, now() + REST_MILLIS);
                    rows.consign(id, with.id());
                }
            }
            return new Opened(rows.find(id).orElseThrow(), created || again);
        });
    }

    /**
     * Takes the waybill for a delivery by this process; empty where somebody took it since it was {@code seen}, or it has
     * another ticket, and while {@code lane} belongs to another waybill. One that is SENDING is taken over: the caller
     * knows that whoever had it is gone.
     *
     * @param lane the one-upload-at-a-time resource it needs, null for none
     */
    public Optional<Waybill> take(Waybill seen, String lane) {
        String id = seen.id();
        return unlessTheLaneWasLost(Optional.empty(), rows -> {
            Optional<Waybill> taken = rows.take(id, seen.generation(), seen.epoch(), lane, owner, now());
            taken.ifPresent(waybill -> rows.note(id, "sending", "epoch " + waybill.epoch(), now()));
            return taken;
        });
    }

    /**
     * Whoever delivered the waybill is gone: it goes on where its next ticket comes to.
     *
     * @return the waybill with the generation of that ticket; empty if somebody has it again
     */
    public Optional<Waybill> release(Waybill waybill, String why) {
        return within(rows -> {
            if (rows.release(waybill.id(), waybill.epoch(), why, now()) == 0) {
                return Optional.empty();
            }
            rows.note(waybill.id(), words(State.WAITING), why, now());
            return rows.find(waybill.id());
        });
    }

    /** Says that the waybill's ticket waits in the hands of a node. */
    public void waits(Waybill waybill) {
        within(rows -> rows.waits(waybill.id(), waybill.generation(), now()));
    }

    /** The lane is {@code waybill}'s from now on; false if it is another's. */
    public boolean claim(Waybill waybill, String lane) {
        return unlessTheLaneWasLost(false, rows -> rows.claim(waybill.id(), waybill.epoch(), lane) == 1);
    }

    /** Says that the delivery lives. */
    public void beat(Waybill waybill) {
        fenced(waybill, null, null, rows -> rows.beat(waybill.id(), waybill.epoch(), now()));
    }

    /** The upload is open at the destination and holds nothing; bytes up to {@code sent} go next. */
    public void begun(Waybill waybill, Upload upload, long sent) {
        fenced(
                waybill,
                null,
                null,
                rows -> rows.restart(
                        waybill.id(), waybill.epoch(), true, upload.protocol(), upload.url(), sent, now()));
    }

    /** What the destination may hold does not count any more: the upload must be opened anew, at byte 0. */
    public void beginAnew(Waybill waybill, String why) {
        fenced(
                waybill,
                "begins anew",
                Redaction.of(why),
                rows -> rows.restart(waybill.id(), waybill.epoch(), false, null, null, 0, now()));
    }

    /** The destination has everything up to {@code offset}; bytes up to {@code sent} go next. */
    public void acknowledged(Waybill waybill, long offset, long sent, Checked checked) {
        fenced(
                waybill,
                null,
                null,
                rows -> rows.progress(
                        waybill.id(), waybill.epoch(), offset, sent, checked.offset(), checked.crc32c(), 0, now()));
    }

    /** Everything is acknowledged, and the call that makes the file public is next: the commit mark. */
    public void committing(Waybill waybill, Checked checked) {
        fenced(waybill, "committing", acknowledged(waybill), rows -> commit(rows, waybill, checked));
    }

    /** The commit mark where one call opens the upload, carries every byte and makes the file public. */
    public void committing(Waybill waybill, Upload upload) {
        long size = waybill.file().size();
        fenced(
                waybill,
                "committing",
                acknowledged(waybill),
                rows -> rows.restart(waybill.id(), waybill.epoch(), true, upload.protocol(), upload.url(), size, now())
                                == 0
                        ? 0
                        : commit(rows, waybill, Checked.NOTHING));
    }

    private int commit(WaybillRows rows, Waybill waybill, Checked checked) {
        long size = waybill.file().size();
        return rows.progress(
                waybill.id(), waybill.epoch(), size, size, checked.offset(), checked.crc32c(), now(), now());
    }

    private static String acknowledged(Waybill waybill) {
        return waybill.file().size() + " bytes acknowledged";
    }

    /** The destination holds the whole file. */
    public void delivered(Waybill waybill, String receipt) {
        delivered(waybill, receipt, true, null);
    }

    /**
     * The destination holds the whole file.
     *
     * @param followed false where it took the file to work on it, and nobody knows what came of that
     * @param reservations what a person should read of it all the same; null for nothing
     */
    public void delivered(Waybill waybill, String receipt, boolean followed, String reservations) {
        String clean = Redaction.of(receipt);
        String reason = Redaction.of(reservations);
        fenced(
                waybill,
                "delivered",
                reason == null ? clean : reason,
                rows -> rows.delivered(waybill.id(), waybill.epoch(), clean, followed, reason, now()));
    }

    /**
     * The delivery ended without a receipt and goes on later, in {@code state} WAITING or HELD; the waybill keeps its
     * lane.
     *
     * @return the waybill with the generation of its next ticket
     */
    public Waybill later(Waybill waybill, State state, String reason, int attempts, long nextAttempt) {
        String clean = Redaction.of(reason);
        fenced(
                waybill,
                words(state),
                clean,
                rows -> rows.later(waybill.id(), waybill.epoch(), state, clean, attempts, nextAttempt, now()));
        return find(waybill.id()).orElseThrow();
    }

    /** The waybill will not be tried again by itself, {@code state} says why: DEAD or IN_DOUBT. Its lane is free. */
    public void end(Waybill waybill, State state, String reason) {
        String clean = Redaction.of(reason);
        fenced(waybill, words(state), clean, rows -> rows.end(waybill.id(), waybill.epoch(), state, clean, now()));
    }

    /** Adds to the timeline something worth keeping that changes nothing. */
    public void remark(Waybill waybill, String what, String detail) {
        within(rows -> {
            rows.lock(waybill.id());
            rows.note(waybill.id(), what, Redaction.of(detail), now());
            return null;
        });
    }

    /** The waybill with the generation of a ticket that replaces a lost one; empty if it has another meanwhile, or has ended. */
    public Optional<Waybill> renewTicket(Waybill waybill) {
        return within(rows ->
                rows.renew(waybill.id(), waybill.generation()) == 0 ? Optional.empty() : rows.find(waybill.id()));
    }

    /** One change by a delivery, with its entry in the timeline where {@code what} is given. */
    void fenced(Waybill waybill, String what, String detail, ToIntFunction<WaybillRows> change) {
        within(rows -> {
            if (change.applyAsInt(rows) == 0) {
                throw new Overtaken(waybill);
            }
            if (what != null) {
                rows.note(waybill.id(), what, detail, now());
            }
            return null;
        });
    }

    /** PostgreSQL lets two writers look for a free lane at once; its unique index then refuses the slower one. */
    private <T> T unlessTheLaneWasLost(T lost, Function<WaybillRows, T> work) {
        try {
            return within(work);
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
                return lost;
            }
            throw e;
        }
    }

    <T> T within(Function<WaybillRows, T> work) {
        return transactions.run(WaybillRows.class, work);
    }

    static String words(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    long now() {
        return clock.millis();
    }
}
