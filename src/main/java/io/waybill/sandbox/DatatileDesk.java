package io.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everything behind the DATATILE stand-in's wire: the user's token, folders and databases, the quotas, and the jobs.
 *
 * <p>Source: the protocol page of DATATILE. Which codes refuse what is not known there; these are the likeliest.
 */
final class DatatileDesk implements Desk<DatatileVisit> {
    private static final String CREATE = "create";
    private static final int A_WHILE = 1;

    private final DatatileSettings settings;
    private final DatatileJobs jobs;
    private final Path spool;
    /** The hashes of folders, for create, and of databases. */
    private final Map<String, Boolean> isFolder = new ConcurrentHashMap<>();

    DatatileDesk(DatatileSettings settings, DatatileJobs jobs, Path folder) throws IOException {
        this.settings = settings;
        this.jobs = jobs;
        this.spool = Files.createDirectories(folder.resolve("spool"));
    }

    void folder(String hash) {
        isFolder.put(hash, true);
    }

    void database(String hash) {
        isFolder.put(hash, false);
    }

    @Override
    public DatatileVisit visit(HttpExchange exchange, long number) {
        return new DatatileVisit(exchange, number, new Spool(spool.resolve(Long.toString(number)), settings.discard));
    }

    @Override
    public Reply answer(DatatileVisit visit, boolean readable, long atMost) throws IOException {
        if (!visit.isUpload() && !visit.asksForJob()) {
            return error(404, "Not found");
        }
        if (!visit.token().equals(settings.token)) {
            return error(401, "Invalid token");
        }
        if (visit.asksForJob()) {
            return jobs.state(visit.job())
                    .map(state -> settings.shape.told(Long.parseLong(visit.job()), state))
                    .orElseGet(() -> error(404, "No such job"));
        }
        return readable ? upload(visit) : error(400, "The request cannot be read");
    }

    private synchronized Reply upload(DatatileVisit visit) throws IOException {
        Boolean folder = isFolder.get(visit.hash());
        boolean known = visit.mode().matches("create|reload|append");
        if (!known || folder == null || folder != visit.mode().equals(CREATE)) {
            return error(404, "No such " + (visit.mode().equals(CREATE) ? "folder" : "database"));
        }
        if (jobs.isOccupied(visit.hash())) {
            return error(settings.occupiedStatus, "The previous upload is still in progress");
        }
        if (jobs.lately() >= settings.uploadsAMinute) {
            return error(429, "Too many uploads").header("Retry-After", Integer.toString(A_WHILE));
        }
        if (!visit.form().hasDataset()) {
            return error(400, "The field dataset is missing");
        }
        if (visit.form().spool().size() > settings.largest) {
            return error(413, "The file is too large");
        }
        return settings.shape.taken(jobs.begin(visit));
    }

    private static Reply error(int status, String message) {
        return Reply.raw(status, "{\"error\":\"" + message + "\"}");
    }
}
