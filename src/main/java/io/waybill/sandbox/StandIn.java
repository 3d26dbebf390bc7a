package io.waybill.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the stand-ins of all services have in common: the port on 127.0.0.1, the record of every request, and the faults
 * that a request can be made to meet.
 *
 * @param <S> the stand-in itself
 */
public abstract class StandIn<S extends StandIn<S>> implements AutoCloseable {
    private final Faults faults = new Faults();
    private final Hangs hangs = new Hangs();
    private final CallLog log;
    private Listener listener;

    StandIn(Path folder) throws IOException {
        log = new CallLog(Files.createDirectories(folder).resolve("record.jsonl"));
    }

    abstract S self();

    /** Once, before {@link #open}. */
    final void listenAt(int port, Desk<?> desk) {
        listener = new Listener(port, new Reception<>(desk, faults, hangs, log));
    }

    final void open() throws IOException {
        listener.open();
    }

    public final String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    public final int port() {
        return listener.port();
    }

    public final S fault(Fault fault) {
        faults.arm(fault);
        return self();
    }

    /** Has every request told when its work is done and before its answer leaves. */
    public final S onCall(Consumer<Call> observer) {
        log.observe(observer);
        return self();
    }

    /** Waits for a request that hangs; each is told once. */
    public final Call awaitHang(Duration patience) throws InterruptedException {
        return hangs.await(patience);
    }

    public final void releaseHangs() {
        hangs.release();
    }

    /** Stops listening and closes every connection. */
    public final void pause() {
        listener.shut();
    }

    public final void resume() {
        listener.reopen();
    }

    public final List<Call> calls() {
        return log.all();
    }

    /** The requests of one name of {@link Fault#PHASES}; those that only ask for the size are {@code probe}, not {@code transfer}. */
    public final List<Call> calls(String phase) {
        return calls().stream().filter(call -> call.phase().equals(phase)).toList();
    }

    @Override
    public void close() {
        listener.shut();
        hangs.release();
        log.close();
    }
}
