package io.waybill.destination;

import io.waybill.ledger.Batches;
import io.waybill.ledger.Destination.Door;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.Jobs;
import io.waybill.ledger.Ledger;
import io.waybill.ledger.Overtaken;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import io.waybill.queue.StopSignal;
import io.waybill.queue.Tickets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a waybill whose delivery failed: the answers of the failure policy. Each writes the ledger first, and
 * then sends the next ticket.
 */
public final class Outcome {
    private static final Logger LOG = LoggerFactory.getLogger(Outcome.class);

    private final Ledger ledger;
    private final Destinations destinations;
    private final Tickets tickets;
    private final Underway underway;
    private final DeadLetters deadLetters;
    private final FailurePolicy policy;
    private final StopSignal stopping;
    private final Jobs jobs;
    private final Batches batches;

    public Outcome(
            Ledger ledger,
            Destinations destinations,
            Tickets tickets,
            Underway underway,
            DeadLetters deadLetters,
            FailurePolicy policy,
            StopSignal stopping) {
        this.ledger = ledger;
        this.destinations = destinations;
        this.tickets = tickets;
        this.underway = underway;
        this.deadLetters = deadLetters;
        this.policy = policy;
        this.stopping = stopping;
        this.jobs = new Jobs(ledger);
        this.batches = new Batches(ledger);
    }

    /** False for a waybill that was started too often without coming further: it has ended now. */
    public boolean mayStart(@Variable("waybill") Waybill waybill) {
        if (waybill.starts() <= policy.starts()) {
            return true;
        }
        ends(
                waybill,
                spent(waybill),
                "Started " + policy.starts() + " times without progress, and each time the process died");
        return false;
    }

    /** The service is busy, or said what nobody understands: later, or dead once the attempts are spent. */
    public void tryAgain(@Variable("waybill") Waybill waybill, @ExchangeException Exception failure) {
        mustBeOfTheQueue(waybill, failure);
        unlessOvertaken(waybill, () -> {
            underway.failed(waybill, Failure.BUSY);
            destinations.open(waybill.destination());
            again(waybill, failure, false);
        });
    }

    /**
     * The line broke, or a chunk was too large: at once with smaller chunks if a chunk was on its way, else later. When
     * this process or the delivery stops it was we who broke it, and no chunk was too large.
     */
    public void trySmaller(@Variable("waybill") Waybill waybill, @ExchangeException Exception failure) {
        mustBeOfTheQueue(waybill, failure);
        if (stopping.isRaised(waybill.destination())) {
            stop(waybill, failure);
            return;
        }
        unlessOvertaken(waybill, () -> {
            boolean tooLarge = failure instanceof ChunkTooLarge || waybill.attempts() > 1;
            boolean smaller = underway.failed(waybill, Failure.BROKEN)
                    .map(delivery -> delivery.halveChunks(tooLarge))
                    .orElse(false);
            again(waybill, failure, smaller);
        });
    }

    /**
     * The service is at work, and so its destination answers; or the other file of a batch is waited for. The waybill
     * comes back later, and keeps its attempts.
     */
    public void await(@Variable("waybill") Waybill waybill, @ExchangeException Exception failure) {
        mustBeOfTheQueue(waybill, failure);
        unlessOvertaken(waybill, () -> {
            underway.ended(waybill.id());
            if (!(failure instanceof BatchIncomplete)) {
                destinations.open(waybill.destination());
            }
            int waits = ledger.find(waybill.id()).orElseThrow().waits();
            long next = policy.now() + policy.work().after(waits + 1, DeliveryFailure.retryAfter(failure));
            String reason = DeliveryFailure.words(failure);
            LOG.debug("{} is looked at again at {}: {}", waybill.id(), time(next), reason);
            tickets.send(jobs.await(waybill, reason, next));
            if (failure instanceof BatchIncomplete incomplete) {
                batches.mate(waybill.id())
                        .filter(incomplete::isOvertakenBy)
                        .flatMap(mate -> batches.hurry(waybill.id()))
                        .ifPresent(tickets::send);
            }
        });
    }

    /** The service is out: the destination pauses, and this waybill is the first to try it again. */
    public void pause(@Variable("waybill") Waybill waybill, @ExchangeException Exception failure) {
        mustBeOfTheQueue(waybill, failure);
        int probes = destinations.find(waybill.destination()).probes();
        long millis = policy.outage().after(probes + 1, DeliveryFailure.retryAfter(failure));
        unlessOvertaken(waybill, () -> close(waybill, failure, Door.PAUSED, millis));
    }

    /** An operator's matter: the destination is held until it is settled. */
    public void hold(@Variable("waybill") Waybill waybill, @ExchangeException Exception failure) {
        mustBeOfTheQueue(waybill, failure);
        unlessOvertaken(waybill, () -> close(waybill, failure, Door.HELD, policy.holdMillis()));
    }

    /** Trying again cannot help. */
    public void refuse(@Variable("waybill") Waybill waybill, @ExchangeException Exception failure) {
        unlessOvertaken(waybill, () -> end(waybill, failure, State.DEAD));
    }

    /** Only a person can say whether the destination has it. */
    public void doubt(@Variable("waybill") Waybill waybill, @ExchangeException Exception failure) {
        unlessOvertaken(waybill, () -> end(waybill, failure, State.IN_DOUBT));
    }

    /** This process stops: the waybill goes on where it is. */
    public void stop(@Variable("waybill") Waybill waybill, @ExchangeException Exception failure) {
        mustBeOfTheQueue(waybill, failure);
        unlessOvertaken(waybill, () -> {
            underway.ended(waybill.id());
            tickets.send(ledger.later(waybill, State.WAITING, DeliveryFailure.words(failure), waybill.attempts(), 0));
        });
    }

    /** This machine is in trouble, disk or ledger: the ticket goes back; of the attempt only what is certain is kept. */
    public void interrupted(@Variable("waybill") Waybill waybill) {
        try {
            if (waybill != null) {
                underway.failed(waybill, Failure.LOCAL);
            }
        } catch (JdbiException | Overtaken ledgerInTrouble) {
            LOG.warn("{} keeps its commit mark: {}", waybill.id(), ledgerInTrouble.getMessage());
        }
    }

    /** Somebody else has the waybill: nothing more is written, anywhere. */
    public void leave(@Variable("waybill") Waybill waybill, @ExchangeException Exception failure) {
        mustBeOfTheQueue(waybill, failure);
        underway.left(waybill.id());
        LOG.warn("{} left alone: {}", waybill.id(), DeliveryFailure.words(failure));
    }

    /** A failure of an overtaken delivery is nobody's: thrown on, it would put the ticket back, to be taken again. */
    private void unlessOvertaken(Waybill waybill, Runnable outcome) {
        try {
            ledger.beat(waybill);
            outcome.run();
        } catch (Overtaken overtaken) {
            leave(waybill, overtaken);
        }
    }

    private void again(Waybill waybill, Exception failure, boolean atOnce) {
        Waybill now = ledger.find(waybill.id()).orElseThrow();
        boolean moved = now.progress().highest() > waybill.progress().highest();
        int attempts = moved ? 0 : waybill.attempts() + (atOnce ? 0 : 1);
        String reason = DeliveryFailure.words(failure);
        if (attempts >= policy.attempts()) {
            ends(waybill, spent(now), "Tried " + attempts + " times without progress; the last time: " + reason);
            return;
        }
        long next = atOnce ? 0 : policy.now() + policy.retry().after(attempts, DeliveryFailure.retryAfter(failure));
        Waybill later = ledger.later(waybill, State.WAITING, reason, attempts, next);
        LOG.warn("{} is tried again {}: {}", waybill.id(), atOnce ? "at once" : "at " + time(next), reason);
        tickets.send(later);
    }

    /** Where a job or a commit mark stands, nobody knows what became of the file. */
    private static State spent(Waybill waybill) {
        return waybill.job() != null || waybill.progress().isCommitting() ? State.IN_DOUBT : State.DEAD;
    }

    private void close(Waybill waybill, Exception failure, Door door, long millis) {
        boolean held = door == Door.HELD;
        underway.failed(waybill, held ? Failure.CREDENTIAL : Failure.UNAVAILABLE);
        long next = policy.now() + millis;
        String reason = DeliveryFailure.words(failure);
        destinations.close(waybill.destination(), door, reason, next);
        Waybill later =
                ledger.later(waybill, held ? State.HELD : State.WAITING, reason, waybill.attempts(), held ? 0 : next);
        LOG.warn(
                "Destination {} is {} and is tried again at {}{}: {}",
                waybill.destination(),
                door.name().toLowerCase(Locale.ROOT),
                time(next),
                held ? ", or as soon as its token changes" : "",
                reason);
        tickets.send(later);
    }

    private void end(Waybill waybill, Exception failure, State state) {
        mustBeOfTheQueue(waybill, failure);
        underway.failed(waybill, state == State.DEAD ? Failure.REFUSED : Failure.DOUBTFUL);
        destinations.open(waybill.destination());
        ends(waybill, state, DeliveryFailure.words(failure));
    }

    /** The other file of a batch is looked at at once, so that it says why it waits. */
    private void ends(Waybill waybill, State state, String reason) {
        deadLetters.end(waybill, state, reason);
        batches.mate(waybill.id()).flatMap(mate -> batches.hurry(mate.id())).ifPresent(tickets::send);
    }

    /** Without a waybill there is no queue to go back to: the failure is the route's own. */
    private static void mustBeOfTheQueue(Waybill waybill, Exception failure) {
        if (waybill == null) {
            throw failure instanceof RuntimeException same ? same : new IllegalStateException(failure);
        }
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
