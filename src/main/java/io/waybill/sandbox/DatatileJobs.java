package io.waybill.sandbox;

import io.waybill.chunk.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The jobs of the DATATILE stand-in, one to a file that was taken; they go on by the clock, and tell of their end. */
final class DatatileJobs {
    private final DatatileSettings settings;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Job> jobs = new ArrayList<>();

    DatatileJobs(DatatileSettings settings) {
        this.settings = settings;
    }

    /** One job; how it goes is settled when it begins, except for its being held. */
    private final class Job {
        final long number = jobs.size() + 1;
        final DatatileVisit visit;
        final String sha256;
        final List<String> words = settings.words;
        final boolean failing = settings.failing;
        final Duration time = settings.jobTime;
        final long began = System.nanoTime();
        boolean held = settings.held;
        boolean told;

        Job(DatatileVisit visit) throws IOException {
            this.visit = visit;
            this.sha256 = sha256(visit.form().spool());
        }

        String state() {
            return failing && isOver() ? "failed" : words.get(step());
        }

        boolean isOver() {
            return step() == words.size() - 1;
        }

        private int step() {
            int last = words.size() - 1;
            long length = Math.max(1, time.toNanos() / Math.max(1, last));
            long step = time.isZero() ? last : (System.nanoTime() - began) / length;
            return (int) Math.max(0, Math.min(step, held ? last - 1 : last));
        }

        Imported imported() {
            return new Imported(
                    number,
                    visit.mode(),
                    visit.hash(),
                    visit.form().nameOfFile(),
                    visit.form().spool().size(),
                    sha256,
                    failing,
                    isOver());
        }
    }

    synchronized long begin(DatatileVisit visit) throws IOException {
        Job job = new Job(visit);
        jobs.add(job);
        if (!visit.callback().isEmpty()) {
            settings.callbacks.accept(visit.callback());
        }
        return job.number;
    }

    synchronized boolean isOccupied(String hash) {
        return jobs.stream().anyMatch(job -> job.visit.hash().equals(hash) && !job.isOver());
    }

    /** How many uploads were taken within the last minute. */
    synchronized long lately() {
        long minuteAgo = System.nanoTime() - Duration.ofMinutes(1).toNanos();
        return jobs.stream().filter(job -> job.began - minuteAgo > 0).count();
    }

    synchronized Optional<String> state(String number) {
        return jobs.stream()
                .filter(job -> Long.toString(job.number).equals(number))
                .map(Job::state)
                .findFirst();
    }

    synchronized List<Imported> all() {
        return jobs.stream().map(Job::imported).toList();
    }

    synchronized void release() {
        jobs.forEach(job -> job.held = false);
    }

    /** Tells those who wanted to know of the jobs that are over; to be called now and then. */
    void tell() {
        for (Job job : untold()) {
            HttpRequest call = HttpRequest.newBuilder(URI.create(job.visit.callback()))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            "{\"job_id\":\"%d\",\"status\":\"%s\"}".formatted(job.number, job.state())))
                    .build();
            client.sendAsync(call, BodyHandlers.discarding());
        }
    }

    private synchronized List<Job> untold() {
        List<Job> untold = jobs.stream()
                .filter(job ->
                        !job.told && job.isOver() && !job.visit.callback().isEmpty())
                .toList();
        untold.forEach(job -> job.told = true);
        return untold;
    }

    private static String sha256(Spool spool) throws IOException {
        if (spool.discards()) {
            return "";
        }
        try (InputStream in = new DigestInputStream(spool.read(), Digests.sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        }
    }
}
