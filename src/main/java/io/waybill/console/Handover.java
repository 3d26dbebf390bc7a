package io.waybill.console;

import io.waybill.arrival.FolderFile;
import io.waybill.arrival.Identity;
import io.waybill.arrival.InDoubt;
import io.waybill.arrival.Intake;
import io.waybill.ledger.Arrivals;
import io.waybill.ledger.Consignment;
import io.waybill.ledger.Opened;
import io.waybill.ledger.State;
import io.waybill.queue.Tickets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The taking in of files that somebody names, beside those that arrive by themselves. */
public final class Handover {
    private static final String PUSH = "[A-Za-z0-9-]{1,64}";

    private final Intake intake;
    private final Arrivals arrivals;
    private final Tickets tickets;
    private final Set<String> served;
    private final Path data;

    /**
     * @param served the destinations that a route delivers to
     * @param data the folder waybill.data, whose files are nobody's to push
     */
    public Handover(Intake intake, Arrivals arrivals, Tickets tickets, Set<String> served, Path data) {
        this.intake = intake;
        this.arrivals = arrivals;
        this.tickets = tickets;
        this.served = served;
        this.data = data;
    }

    /** Takes a copy of the file, or a link to it, and sends its ticket if it needs one. Then the file is safe. */
    Opened take(byte[] json) {
        PushRequest request = request(json);
        if (request.to() == null || !served.contains(request.to())) {
            throw new WrongRequest("\"to\" must be a destination that a route delivers to, one of "
                    + new TreeSet<>(served) + ", and is " + shown(request.to()));
        }
        Opened opened = open(request);
        if (opened.needsTicket()) {
            tickets.send(opened.waybill());
        }
        return opened;
    }

    private Opened open(PushRequest request) {
        Path file = file(request.file());
        String folder = request.folder() == null ? "" : request.folder();
        if (!folder.isEmpty() && (folder.startsWith("/") || !file.getParent().endsWith(folder))) {
            throw new WrongRequest(
                    "\"folder\" must be the last of the folders above the file, and is " + shown(folder));
        }
        String spool = request.spool() == null ? "copy" : request.spool();
        if (!Set.of("copy", "link").contains(spool)) {
            throw new WrongRequest("\"spool\" must be copy or link, and is " + shown(spool));
        }
        Consignment with = consignment(request, file, folder);
        try {
            return intake.open(FolderFile.of(file, folder), request.to(), Identity.METADATA, spool, with);
        } catch (InDoubt e) {
            throw new WrongRequest(new Complaint(e.getMessage(), e.id(), State.IN_DOUBT));
        } finally {
            if (intake.isTold() && (request.push() == null || request.last())) {
                arrivals.close(with.id(), System.currentTimeMillis());
            }
        }
    }

    private static Consignment consignment(PushRequest request, Path file, String folder) {
        String push = request.push() == null ? UUID.randomUUID().toString() : request.push();
        if (!push.matches(PUSH)) {
            throw new WrongRequest("\"push\" must be letters, digits and dashes, at most 64, and is " + shown(push));
        }
        String source = folder.isEmpty()
                ? file.toString()
                : file.getParent()
                        .subpath(0, file.getNameCount() - Path.of(folder).getNameCount())
                        .toString();
        return Consignment.push(push, "/" + source, System.currentTimeMillis());
    }

    private static PushRequest request(byte[] json) {
        try {
            return Json.parse(json, PushRequest.class);
        } catch (IllegalArgumentException e) {
            throw new WrongRequest(
                    "The request must be application/json, {\"file\": an absolute path, \"to\": a"
                            + " destination} and, if wanted, \"folder\", \"spool\", \"push\" and \"last\", and is something else");
        }
    }

    private Path file(String name) {
        try {
            if (name != null && Path.of(name).isAbsolute()) {
                Path file = Path.of(name).normalize();
                mustBeReadable(file);
                if (file.toRealPath().startsWith(data.toRealPath())) {
                    throw new WrongRequest("\"file\" must lie outside waybill.data, and is " + shown(name));
                }
                return file;
            }
        } catch (InvalidPathException | IOException e) {
            throw new WrongRequest("\"file\" must be a path on this machine, and is " + shown(name));
        }
        throw new WrongRequest("\"file\" must be an absolute path, and is " + shown(name));
    }

    private static void mustBeReadable(Path file) {
        String is = !Files.exists(file)
                ? "there is none at "
                : !Files.isRegularFile(file)
                        ? "something else is at "
                        : !Files.isReadable(file) ? "Waybill may not read " : null;
        if (is != null) {
            throw new WrongRequest("\"file\" must be a file that Waybill can read, and " + is + shown(file.toString()));
        }
    }

    private static String shown(String given) {
        return given == null ? "not there" : "'" + given + "'";
    }
}
