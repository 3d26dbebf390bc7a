package io.waybill.arrival;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.SftpOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Camel's connection to an SFTP server, for one folder there: a file's name is taken as it is, whatever characters are
 * in it, and a download goes on at any byte.
 */
final class SftpLine extends SftpOperations {
    private static final Logger LOG = LoggerFactory.getLogger(SftpLine.class);

    private final SftpLogin login;
    private final String folder;
    private final Map<SftpRemoteFile, String> paths = new IdentityHashMap<>();
    private final Set<String> listed = new HashSet<>();
    private final Set<String> complained = new HashSet<>();
    private Session session;
    private ChannelSftp channel;

    /** @param folder absolute, or from where the login leads to */
    SftpLine(SftpLogin login, String folder) {
        this.login = login;
        this.folder = folder;
    }

    @Override
    protected Session createSession(RemoteFileConfiguration configuration) throws JSchException {
        session = login.secured(super.createSession(configuration));
        channel = null;
        return session;
    }

    @Override
    public SftpRemoteFile[] listFiles(String path) throws GenericFileOperationFailedException {
        boolean top = path.isEmpty() || path.equals(".");
        if (top) {
            paths.clear();
            listed.clear();
        }
        SftpRemoteFile[] files = list(top, path);
        for (SftpRemoteFile file : files) {
            String at = top ? file.getFilename() : path + "/" + file.getFilename();
            paths.put(file, at);
            listed.add(at);
        }
        return files;
    }

    private SftpRemoteFile[] list(boolean top, String path) {
        try {
            return super.listFiles(top ? quoted(folder) : at(path));
        } catch (GenericFileOperationFailedException e) {
            boolean closed = e.getCause() instanceof SftpException sftp
                    && Set.of(ChannelSftp.SSH_FX_NO_SUCH_FILE, ChannelSftp.SSH_FX_PERMISSION_DENIED)
                            .contains(sftp.id);
            if (top || !closed) {
                throw e;
            }
            if (complained.add(path)) {
                LOG.warn("{} in {} is left where it is: it is a folder that Waybill may not look into", path, folder);
            }
            return new SftpRemoteFile[0];
        }
    }

    /** Where in the folder a file of the last listing is, as the server names it. */
    String path(SftpRemoteFile file) {
        return paths.get(file);
    }

    /** True if the last listing had something at {@code path} in the folder. */
    boolean hasListed(String path) {
        return listed.contains(path);
    }

    /** What is at {@code path} in the folder now. */
    SftpATTRS stat(String path) throws IOException {
        return call(sftp -> sftp.lstat(at(path)));
    }

    /** Writes the file from byte {@code offset} on to {@code out}. */
    void read(String path, long offset, OutputStream out) throws IOException {
        call(sftp -> {
            sftp.get(at(path), out, null, ChannelSftp.RESUME, offset);
            return null;
        });
    }

    void delete(String path) throws IOException {
        call(sftp -> {
            sftp.rm(at(path));
            return null;
        });
    }

    /** Moves the file, and makes the folders that it goes into. */
    void move(String path, String target) throws IOException {
        call(sftp -> {
            for (int slash = target.indexOf('/', 1); slash > 0; slash = target.indexOf('/', slash + 1)) {
                makeFolder(sftp, target.substring(0, slash));
            }
            sftp.rename(at(path), at(target));
            return null;
        });
    }

    private void makeFolder(ChannelSftp sftp, String path) throws SftpException {
        try {
            sftp.mkdir(folder + "/" + path);
        } catch (SftpException e) {
            if (!sftp.lstat(at(path)).isDir()) {
                throw e;
            }
        }
    }

    boolean exists(String path) throws IOException {
        return find(path).isPresent();
    }

    /** What is at {@code path} in the folder now; empty for nothing. */
    Optional<SftpATTRS> find(String path) throws IOException {
        try {
            return Optional.of(stat(path));
        } catch (IOException e) {
            if (e.getCause() instanceof SftpException sftp && sftp.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private interface Call<T> {
        T on(ChannelSftp channel) throws SftpException;
    }

    private <T> T call(Call<T> call) throws IOException {
        try {
            if (channel == null || !channel.isConnected()) {
                channel = (ChannelSftp) session.openChannel("sftp");
                channel.connect(login.connectMillis());
            }
            return call.on(channel);
        } catch (JSchException | SftpException e) {
            throw new IOException(
                    e.getMessage() == null || e.getMessage().isBlank() ? e.toString() : e.getMessage(), e);
        }
    }

    private String at(String path) {
        return quoted(folder + "/" + path);
    }

    /** The library takes some characters of a name for a pattern. */
    static String quoted(String path) {
        return path.replaceAll("[\\\\*?]", "\\\\$0");
    }
}
