package io.waybill.arrival;

import com.jcraft.jsch.SftpATTRS;
import io.waybill.chunk.LocalTrouble;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file on an SFTP server. It is fetched whole, synced and compared before anybody sees it; a break loses nothing of it. */
final class SftpFile implements ArrivedFile {
    private static final Logger LOG = LoggerFactory.getLogger(SftpFile.class);

    private final SftpLine line;
    private final String server;
    private final Sight seen;
    private final Spool spool;
    private boolean whole;

    /** @param server its address, with the folder that is watched */
    SftpFile(SftpLine line, String server, Sight seen, Spool spool) {
        this.line = line;
        this.server = server;
        this.seen = seen;
        this.spool = spool;
    }

    @Override
    public String source() {
        return server + "/" + seen.path();
    }

    @Override
    public String folder() {
        return seen.folder();
    }

    @Override
    public String name() {
        return seen.name();
    }

    @Override
    public long size() {
        return seen.size();
    }

    @Override
    public long modified() {
        return seen.modified();
    }

    @Override
    public boolean isFetched() {
        return true;
    }

    @Override
    public Path local() {
        Path target = spool.incoming(FileIdentity.bySight(server, seen).id());
        if (!whole) {
            fetch(target);
            whole = true;
        }
        return target;
    }

    private void fetch(Path target) {
        spool.mustHaveRoom(this);
        long offset = Math.min(length(target), seen.size());
        if (offset > 0) {
            LOG.info("{} goes on at byte {} of {}", source(), offset, seen.size());
        }
        try (OutputStream out = FetchedFile.at(target)) {
            line.read(seen.path(), offset, out);
        } catch (IOException e) {
            mustNotBeOurs(e);
            throw new NotTaken(
                    "the connection broke after " + length(target) + " of " + seen.size() + " bytes, and the rest is"
                            + " fetched at the next look: " + e.getMessage(),
                    e);
        }
        if (length(target) != seen.size()) {
            forget();
            throw new NotTaken(source() + " must not change while it is taken, and did", null);
        }
        mustBeUnchanged();
    }

    @Override
    public void mustBeUnchanged() {
        try {
            if (!isSame(line.stat(seen.path()), seen)) {
                forget();
                throw new NotTaken(source() + " must not change while it is taken, and did", null);
            }
        } catch (IOException e) {
            throw new NotTaken("the server cannot be asked whether it is still the same: " + e.getMessage(), e);
        }
    }

    /** True if the server has what was seen, by size and time of change. */
    static boolean isSame(SftpATTRS now, Sight seen) {
        return now.getSize() == seen.size() && modified(now) == seen.modified();
    }

    /** Time of change, epoch milliseconds. */
    static long modified(SftpATTRS file) {
        return file.getMTime() * 1000L;
    }

    /** Removes what was fetched. */
    void forget() {
        try {
            Files.deleteIfExists(
                    spool.incoming(FileIdentity.bySight(server, seen).id()));
        } catch (IOException e) {
            LOG.warn("What was fetched of {} must be removable, and is not: {}", source(), e.getMessage());
        }
    }

    /** The library wraps what goes wrong on this side too. */
    private static void mustNotBeOurs(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LocalTrouble ours) {
                throw ours;
            }
        }
    }

    private static long length(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new LocalTrouble("A file that is fetched must be readable, and is not: " + file, e);
        }
    }
}
