package io.waybill.console;

import io.waybill.arrival.NotTaken;
import io.waybill.chunk.LocalTrouble;
import io.waybill.ledger.Opened;
import io.waybill.secret.RecentLines;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answers of the HTTP API, to callers whom the {@link Doorkeeper} let in. */
public final class Console {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 500;
    private static final int BUSY = 503;
    private static final long PATIENCE_SECONDS = 10;

    private final Semaphore reading = new Semaphore(1);
    private final Reporter reporter;
    private final Handover handover;
    private final Decider decider;
    private final Doors doors;
    private final Limits limits;

    public Console(Reporter reporter, Handover handover, Decider decider, Doors doors, Limits limits) {
        this.reporter = reporter;
        this.handover = handover;
        this.decider = decider;
        this.doors = doors;
        this.limits = limits;
    }

    public Reply status() {
        return answer(() -> Reply.ok(reporter.status()));
    }

    public Reply history(@Header("days") String days) {
        return answer(() -> alone(() -> Reply.ok(reporter.history(Wanted.days(days)))));
    }

    public Reply log() {
        return answer(() -> Reply.ok(RecentLines.ofThisProcess()));
    }

    public Reply push(@Body byte[] request) {
        return answer(() -> {
            Opened opened = handover.take(request);
            String id = opened.waybill().id();
            return Reply.ok(
                    new Taken(id, opened.needsTicket(), reporter.waybill(id).orElseThrow()));
        });
    }

    public Reply waybill(@Header("id") String id) {
        return answer(() -> reporter.waybill(id)
                .map(Reply::ok)
                .orElseGet(() ->
                        Reply.error(NOT_FOUND, "The id must be that of a waybill in the ledger, and is '" + id + "'")));
    }

    public Reply search(@Headers Map<String, Object> query) {
        return answer(() -> alone(() -> Reply.ok(reporter.search(Wanted.of(query, ZoneId.systemDefault())))));
    }

    public Reply decide(@Header("id") String id, @Body byte[] request) {
        return answer(() -> {
            decider.decide(id, request);
            return Reply.ok(reporter.waybill(id).orElseThrow());
        });
    }

    public Reply door(@Header("name") String name, @Body byte[] request) {
        return answer(() -> Reply.ok(doors.turn(name, request)));
    }

    public Reply bandwidth(@Header("name") String name, @Body byte[] request) {
        return answer(() -> {
            doors.mustBeServed(name);
            return Reply.ok(limits.set(name, request));
        });
    }

    /** What reads through the ledger is done one by one, so that deliveries have their connections to it. */
    private Reply alone(Supplier<Reply> work) {
        try {
            if (!reading.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Reply.error(BUSY, "Others must have read through the ledger first, and do so still: ask again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.error(BUSY, "Waybill must go on running, and stops");
        }
        try {
            return work.get();
        } finally {
            reading.release();
        }
    }

    static Reply answer(Supplier<Reply> answer) {
        try {
            return answer.get();
        } catch (WrongRequest e) {
            return Reply.error(BAD_REQUEST, e.complaint());
        } catch (LocalTrouble | NotTaken e) {
            return Reply.error(FAILED, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A call of the API must be answered, and was not", e);
            return Reply.error(FAILED, "Waybill must be able to answer, and its log says why it is not");
        }
    }
}
