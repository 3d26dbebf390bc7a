package io.waybill.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A stand-in of the DATATILE Data Collector, with jobs that take time or fail, quotas, callbacks, and answers in each
 * shape that the real one's may have.
 *
 * <p>It listens on 127.0.0.1 only (port 0: any free one), with a line per request in {@code record.jsonl}. A job is asked
 * for at {@code /api/v2/jobs/ID}, which is our invention.
 */
public final class DatatileStandIn extends StandIn<DatatileStandIn> {
    private static final int TELL_EVERY_MILLIS = 20;

    private final DatatileSettings settings = new DatatileSettings();
    private final DatatileJobs jobs = new DatatileJobs(settings);
    private final DatatileDesk desk;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "sandbox jobs");
        thread.setDaemon(true);
        return thread;
    });

    private DatatileStandIn(int port, Path folder) throws IOException {
        super(folder);
        desk = new DatatileDesk(settings, jobs, folder);
        listenAt(port, desk);
        clock.scheduleWithFixedDelay(jobs::tell, TELL_EVERY_MILLIS, TELL_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    public static DatatileStandIn start(int port, Path folder) throws IOException {
        DatatileStandIn standIn = new DatatileStandIn(port, folder);
        standIn.open();
        return standIn;
    }

    @Override
    DatatileStandIn self() {
        return this;
    }

    /** Where a job is asked for, with {@code {jobId}} in it. */
    public String statusUrl() {
        return baseUrl() + "/api/v2/jobs/{jobId}";
    }

    /** The user's token; one that was there before is worth nothing from now on. */
    public DatatileStandIn token(String token) {
        settings.token = token;
        return this;
    }

    /** Adds a folder, in which databases can be created. */
    public DatatileStandIn folder(String hash) {
        desk.folder(hash);
        return this;
    }

    /** Adds a database, which can be reloaded and appended to. */
    public DatatileStandIn database(String hash) {
        desk.database(hash);
        return this;
    }

    /** How the jobs that begin from now on are told of. */
    public DatatileStandIn shape(JobShape shape) {
        settings.shape = shape;
        return this;
    }

    /** How long the jobs that begin from now on take. */
    public DatatileStandIn jobsTake(Duration time) {
        settings.jobTime = time;
        return this;
    }

    /** What the jobs that begin from now on say of themselves, one after the other; the last one when they are over. */
    public DatatileStandIn jobsSay(String... words) {
        settings.words = List.of(words);
        return this;
    }

    /** Whether the jobs that begin from now on do nothing and say {@code failed} in the end. */
    public DatatileStandIn jobsFail(boolean fail) {
        settings.failing = fail;
        return this;
    }

    /** The jobs that begin from now on do not end until they are released. */
    public DatatileStandIn holdJobs() {
        settings.held = true;
        return this;
    }

    public DatatileStandIn releaseJobs() {
        settings.held = false;
        jobs.release();
        return this;
    }

    /** The code for a hash that is occupied, 409 unless it is told. */
    public DatatileStandIn occupiedStatus(int status) {
        settings.occupiedStatus = status;
        return this;
    }

    /** The quota for the size of a file, bytes. */
    public DatatileStandIn largest(long bytes) {
        settings.largest = bytes;
        return this;
    }

    public DatatileStandIn uploadsAMinute(int most) {
        settings.uploadsAMinute = most;
        return this;
    }

    /** Whether the bytes of files are counted but not kept, for measuring a client. */
    public DatatileStandIn discard(boolean discards) {
        settings.discard = discards;
        return this;
    }

    /** Has every address told at which somebody wants to hear of a job's end. */
    public DatatileStandIn onCallback(Consumer<String> observer) {
        settings.callbacks = observer;
        return this;
    }

    /** Every file that was taken, in order. */
    public List<Imported> imports() {
        return jobs.all();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        super.close();
    }
}
