package io.waybill.arrival;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.remote.SftpConsumer;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;

/** The files of a folder on an SFTP server. */
public final class SftpSource extends ArrivalSource<SftpRemoteFile> {
    private SftpLogin login;
    private Spool spool;
    private String server;
    private String folder;
    private SftpLine line;

    @Override
    public String name() {
        return "sftp://" + server + (folder.startsWith("/") ? folder : "/~/" + folder);
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        if (line == null) {
            line = new SftpLine(login, folder);
            line.setEndpoint((SftpEndpoint) endpoint);
        }
        ((SftpConsumer) consumer).setOperations(line);
        return super.begin(consumer, endpoint);
    }

    @Override
    boolean look(Endpoint endpoint) {
        login.prepare(((SftpEndpoint) endpoint).getConfiguration());
        return true;
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        line.forceDisconnect();
        return super.rollback(consumer, endpoint, retryCounter, cause);
    }

    @Override
    String inWords(Exception failure) {
        if (login.refusal() != null) {
            return login.refusal();
        }
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return failure.getMessage() + (deepest == failure ? "" : ": " + deepest.getMessage());
    }

    @Override
    public boolean accept(GenericFile<SftpRemoteFile> file) {
        Sight seen = sight(file);
        if (file.isDirectory()) {
            return isLookedInto(seen.path());
        }
        return wants(seen, line::hasListed);
    }

    @Override
    Sight sight(GenericFile<SftpRemoteFile> file) {
        SftpATTRS now = ((ChannelSftp.LsEntry) file.getFile().getRemoteFile()).getAttrs();
        Sight.Kind kind = now.isLink() ? Sight.Kind.LINK : now.isReg() ? Sight.Kind.FILE : Sight.Kind.OTHER;
        // Camel turns a backslash in a path into a slash.
        return new Sight(line.path(file.getFile()), kind, now.getSize(), SftpFile.modified(now), "", true, 0);
    }

    @Override
    ArrivedFile arrived(GenericFileOperations<SftpRemoteFile> operations, Sight seen) {
        return new SftpFile(line, name(), seen, spool);
    }

    @Override
    public void rollback(
            GenericFileOperations<SftpRemoteFile> operations,
            GenericFileEndpoint<SftpRemoteFile> endpoint,
            Exchange exchange,
            GenericFile<SftpRemoteFile> file) {
        super.rollback(operations, endpoint, exchange, file);
        if (!line.isConnected()) {
            stop();
        }
    }

    @Override
    void clear(Sight file, Afterwards how, String doneFile) throws IOException {
        // What lies there by now may be the next file of the same name.
        if (line.find(file.path()).filter(now -> SftpFile.isSame(now, file)).isEmpty()) {
            return;
        }
        if (how == Afterwards.DELETE) {
            line.delete(file.path());
        } else {
            line.move(file.path(), target(file));
        }
        if (!doneFile.isEmpty() && line.exists(doneFile)) {
            line.delete(doneFile);
        }
    }

    @Override
    void safe(ArrivedFile file) {
        ((SftpFile) file).forget();
    }

    private String target(Sight file) throws IOException {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        String day = moveTo() + "/" + now.toLocalDate() + "/";
        return line.exists(day + file.path())
                ? day + DateTimeFormatter.ofPattern("HHmmss.SSS").format(now) + "/" + file.path()
                : day + file.path();
    }

    public void setLogin(SftpLogin login) {
        this.login = login;
    }

    public void setSpool(Spool spool) {
        this.spool = spool;
    }

    /** The user, host and port. */
    public void setServer(String server) {
        this.server = server;
    }

    /** The folder that is watched: absolute, or from where the login leads to. */
    public void setFolder(String folder) {
        this.folder = folder.replaceFirst("(?<=.)/+$", "");
    }
}
