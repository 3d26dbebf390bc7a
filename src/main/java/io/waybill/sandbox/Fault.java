package io.waybill.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A misbehaviour of the stand-in: which requests it strikes, and what becomes of them.
 *
 * <p>Requests are counted per phase from the moment the fault is armed. Without {@link #call}, {@link #times} or
 * {@link #fromCallOn} it strikes the next one only; a mere {@link #delay} strikes all.
 *
 * @param phase one of {@link #PHASES}
 * @param turns which of the phase's requests it strikes
 * @param effect what it does to them
 * @param bytes the number of bytes the effect speaks of
 * @param reply the answer, if the effect is an answer
 * @param delay how much longer each of these requests takes
 */
public record Fault(String phase, Turns turns, Effect effect, long bytes, Reply reply, Duration delay) {
    /** What can be struck: the phases, the calls of tus, what makes a record at once, those of DATATILE, of the workspace and of DC21, and {@code any}. */
    public static final List<String> PHASES = List.of(
            "setup",
            "transfer",
            "probe",
            "verify",
            "options",
            "create",
            "head",
            "patch",
            "get",
            "delete",
            "attach",
            "single-shot",
            "reload",
            "append",
            "job",
            "put",
            "block",
            "list",
            "update",
            "search",
            "download",
            "any");

    /** What a fault does to a request. */
    public enum Effect {
        NONE,
        ANSWER,
        ANSWER_EARLY,
        LOSE_ANSWER,
        DROP_BEFORE_BODY,
        DROP_AMID_BODY,
        PARTIAL_APPEND,
        HANG,
        HANG_AFTER_WORK,
        HANG_AMID_BODY;

        boolean stopsReading() {
            return this == ANSWER_EARLY || this == DROP_BEFORE_BODY || this == DROP_AMID_BODY || this == HANG_AMID_BODY;
        }

        boolean answers() {
            return this == ANSWER || this == ANSWER_EARLY;
        }
    }

    /** The requests that are struck: from the first on, so many times; 0 times if nothing was said. */
    public record Turns(int first, int times) {}

    /** A fault of one phase that does nothing yet. */
    public static Fault on(String phase) {
        return new Fault(phase, new Turns(1, 0), Effect.NONE, 0, Reply.raw(200, ""), Duration.ZERO);
    }

    /** Strikes the nth request, and no other unless {@link #times} says so. */
    public Fault call(int nth) {
        return strikes(new Turns(nth, Math.max(turns.times, 1)));
    }

    /** Strikes so many requests in a row. */
    public Fault times(int times) {
        return strikes(new Turns(turns.first, times));
    }

    /** Strikes the nth request and all later ones. */
    public Fault fromCallOn(int nth) {
        return strikes(new Turns(nth, Integer.MAX_VALUE));
    }

    /** Answers as a proxy in front of the server would, with a page of HTML; the work is not done. */
    public Fault answer(int status) {
        return answer(status, "<html><body><h1>%d</h1></body></html>\n".formatted(status), "text/html");
    }

    /** Answers a text under the server's usual label; the work is not done. */
    public Fault answer(int status, String body) {
        return answer(status, body, Reply.JSON);
    }

    /** Answers a text under a label; the work is not done. */
    public Fault answer(int status, String body, String contentType) {
        return new Fault(phase, turns, Effect.ANSWER, 0, new Reply(status, body, contentType, Map.of()), delay);
    }

    /** Adds a Retry-After header to the answer. */
    public Fault retryAfter(String value) {
        return new Fault(phase, turns, effect, bytes, reply.header("Retry-After", value), delay);
    }

    /** Sends the answer before the bytes of the file are read, and closes the connection. */
    public Fault early() {
        return does(Effect.ANSWER_EARLY, 0);
    }

    /** Does the work, then drops the connection without an answer. */
    public Fault loseAnswer() {
        return does(Effect.LOSE_ANSWER, 0);
    }

    /** Drops the connection as soon as the phase is known, before the bytes of the file are read. */
    public Fault dropBeforeBody() {
        return does(Effect.DROP_BEFORE_BODY, 0);
    }

    /** Drops the connection after about so many bytes of the body; nothing is appended. */
    public Fault dropAmidBody(long afterBytes) {
        return does(Effect.DROP_AMID_BODY, afterBytes);
    }

    /** Keeps only so many bytes of what came, then answers like a full disk. */
    public Fault partialAppend(long first) {
        return does(Effect.PARTIAL_APPEND, first);
    }

    /** Reads the request and holds it; the work is not done, and on release the connection is dropped. */
    public Fault hang() {
        return does(Effect.HANG, 0);
    }

    /** Does the work and holds the answer; on release it is sent. */
    public Fault hangAfterWork() {
        return does(Effect.HANG_AFTER_WORK, 0);
    }

    /** Stops reading after about so many bytes of the body; on release the connection is dropped. */
    public Fault hangAmidBody(long afterBytes) {
        return does(Effect.HANG_AMID_BODY, afterBytes);
    }

    /** Makes the requests take longer. */
    public Fault delay(Duration longer) {
        return new Fault(phase, turns, effect, bytes, reply, longer);
    }

    boolean counts(String calledPhase) {
        return phase.equals("any") || phase.equals(calledPhase);
    }

    boolean strikesAt(int count) {
        long times = turns.times > 0 ? turns.times : effect == Effect.NONE ? Integer.MAX_VALUE : 1;
        return count >= turns.first && count < turns.first + times;
    }

    /** Both at once: the delays add up, the first effect prevails. */
    Fault and(Fault other) {
        return (effect == Effect.NONE ? other : this).delay(delay.plus(other.delay));
    }

    private Fault strikes(Turns other) {
        return new Fault(phase, other, effect, bytes, reply, delay);
    }

    private Fault does(Effect other, long number) {
        return new Fault(phase, turns, other, number, reply, delay);
    }
}
