package io.waybill.observe;

import io.waybill.arrival.Spool;
import io.waybill.chunk.ByteSize;
import io.waybill.queue.Broker;
import io.waybill.queue.Reconciler;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What must be so while Waybill is in order. */
public final class Checks {
    /** A look that is late by so many of its intervals does not come. */
    private static final int LATE = 3;

    private final Standings standings;
    private final Broker broker;
    private final Spool spool;
    private final Reconciler reconciler;
    private final long reconcileMillis;
    private final Clock clock;

    /** @param reconcileMillis between two looks of the reconciler */
    public Checks(
            Standings standings, Broker broker, Spool spool, Reconciler reconciler, long reconcileMillis, Clock clock) {
        this.standings = standings;
        this.broker = broker;
        this.spool = spool;
        this.reconciler = reconciler;
        this.reconcileMillis = reconcileMillis;
        this.clock = clock;
    }

    public List<Check> all() {
        return List.of(
                new Check("broker", broker.isEmbedded(), this::broker),
                new Check("ledger", false, () -> known(now -> CheckResult.up("The ledger answers."))),
                new Check("disk", false, this::disk),
                new Check("books", false, () -> known(Checks::books)),
                new Check("tickets", false, this::tickets),
                new Check("deliveries", false, () -> known(Checks::deliveries)));
    }

    private CheckResult known(Function<Standing, CheckResult> check) {
        try {
            return check.apply(standings.now());
        } catch (NoStanding e) {
            return CheckResult.down("The ledger must answer, and does not: " + e.getMessage()
                    + ". Look at the disk of waybill.data, at who else has the database open, and at the log.");
        }
    }

    private CheckResult broker() {
        if (broker.isUp()) {
            return CheckResult.up("The queue's broker runs.");
        }
        if (!broker.isEmbedded()) {
            return CheckResult.down(
                    "The broker of waybill.broker.url must answer, and does not. Files stay where they are"
                            + " meanwhile, and Waybill goes on by itself when it does.");
        }
        return CheckResult.down("The queue's broker must run, and has stopped: its journal could not be written, as the"
                + " log says. Mend the disk of waybill.data and start Waybill anew; no ticket is lost.");
    }

    private CheckResult disk() {
        String free = ByteSize.of(spool.free());
        return spool.free() >= spool.keepFree()
                ? CheckResult.up("The spool's disk has " + free + " free.")
                : CheckResult.down("The spool's disk must have " + ByteSize.of(spool.keepFree())
                        + " free (waybill.spool.keep-free), and has " + free
                        + ". Make room; until then files stay where they are.");
    }

    private static CheckResult books(Standing now) {
        return now.books().accepted() == now.sum()
                ? CheckResult.up("What was accepted, " + now.sum() + ", is the sum of the states.")
                : CheckResult.down("What was accepted must be the sum of the states, and there are "
                        + now.books().accepted() + " intake events and " + now.sum()
                        + " waybills: the ledger was changed by something else than Waybill. Keep a copy of it, and find"
                        + " out what.");
    }

    private CheckResult tickets() {
        Reconciler.Look look = reconciler.last();
        if (look.trouble() != null || clock.millis() - look.at() > LATE * reconcileMillis) {
            return CheckResult.down("Open waybills must be looked through for lost tickets each "
                    + reconcileMillis / 1_000 + " s, and were last at " + Instant.ofEpochMilli(look.at())
                    + (look.trouble() == null ? "" : ": " + look.trouble()) + ". Look at the log.");
        }
        return look.again() == 0
                ? CheckResult.up("Every open waybill has a ticket.")
                : CheckResult.down("Every open waybill must have a ticket, and " + look.again()
                        + " have lost theirs again after they were sent one. Look at the disk of the queue's journal, and"
                        + " for others that read from the queue.");
    }

    private static CheckResult deliveries(Standing now) {
        return now.stalled().isEmpty()
                ? CheckResult.up("No delivery is stalled.")
                : CheckResult.down("Every delivery must give a sign of life, and "
                        + now.stalled().size()
                        + " give none, the longest silent " + now.stalled().get(0)
                        + ". See ./waybill show with its id; after a restart it goes on where it is.");
    }
}
