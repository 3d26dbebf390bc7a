package io.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Where requests come in: each is read whole, meets its fault, is worked on, recorded and answered. */
final class Reception<V extends Visit> implements HttpHandler {
    private final Desk<V> desk;
    private final Faults faults;
    private final Hangs hangs;
    private final CallLog log;
    private final AtomicLong numbers = new AtomicLong();

    Reception(Desk<V> desk, Faults faults, Hangs hangs, CallLog log) {
        this.desk = desk;
        this.faults = faults;
        this.hangs = hangs;
        this.log = log;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        long number = numbers.incrementAndGet();
        try (V visit = desk.visit(exchange, number)) {
            Reply reply = reply(visit);
            log.end(visit.call(reply.status(), reply.text()));
            visit.answer(reply);
        }
    }

    private Reply reply(V visit) throws IOException {
        try {
            boolean readable = read(visit);
            Fault fault = visit.fault().orElseGet(() -> meet(visit));
            slowDown(fault.delay());
            beforeWork(visit, fault);
            Reply reply = fault.effect().answers() ? fault.reply() : work(visit, readable, fault);
            afterWork(visit, fault, reply);
            return reply;
        } catch (IOException dropped) {
            log.end(visit.call(0, ""));
            throw dropped;
        }
    }

    /** Reads the request and tells whether it made sense; one that broke off is never worked on. */
    private boolean read(Visit visit) throws IOException {
        try {
            visit.read(() -> chunkAhead(visit));
            return true;
        } catch (IOException | IllegalArgumentException unreadable) {
            boolean stopped =
                    visit.fault().filter(fault -> fault.effect().stopsReading()).isPresent();
            if (!stopped) {
                visit.body().transferTo(OutputStream.nullOutputStream());
            }
            return false;
        }
    }

    private void chunkAhead(Visit visit) throws IOException {
        if (visit.phaseIsKnown()
                && visit.fault().isEmpty()
                && meet(visit).effect().stopsReading()) {
            visit.body().stopAt(visit.fault().orElseThrow().bytes());
        }
    }

    private Fault meet(Visit visit) {
        Fault fault = faults.strike(visit.phase());
        visit.meets(fault);
        return fault;
    }

    private void beforeWork(Visit visit, Fault fault) throws IOException {
        if (fault.effect() == Fault.Effect.HANG || fault.effect() == Fault.Effect.HANG_AMID_BODY) {
            hold(visit);
            throw new Dropped("held, then released");
        }
        if (fault.effect().stopsReading() && !fault.effect().answers()) {
            throw new Dropped("dropped before the work");
        }
    }

    private Reply work(V visit, boolean readable, Fault fault) throws IOException {
        boolean cut = fault.effect() == Fault.Effect.PARTIAL_APPEND;
        Reply reply = desk.answer(visit, readable, cut ? fault.bytes() : Long.MAX_VALUE);
        visit.was(reply);
        return reply;
    }

    private void afterWork(Visit visit, Fault fault, Reply reply) throws IOException {
        if (fault.effect() == Fault.Effect.LOSE_ANSWER) {
            throw new Dropped("the answer is lost: " + reply.text());
        }
        if (fault.effect() == Fault.Effect.HANG_AFTER_WORK) {
            hold(visit);
        }
    }

    private void hold(Visit visit) throws IOException {
        Call call = visit.call(0, "");
        log.begin(call);
        hangs.hold(call);
    }

    private static void slowDown(Duration delay) throws InterruptedIOException {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted during a delay of " + delay);
        }
    }
}
