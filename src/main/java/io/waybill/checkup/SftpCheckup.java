package io.waybill.checkup;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import io.waybill.arrival.SftpLogin;
import io.waybill.arrival.TrustedHosts;
import io.waybill.arrival.TrustedHosts.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The way to a folder on an SFTP server: its host key, the login, the folder. Nothing is written there. */
public final class SftpCheckup {
    private final String host;
    private final int port;
    private final Path knownHosts;
    private final int patienceMillis;
    private final List<Examined> found = new ArrayList<>();

    /** @param patienceMillis how long a connection and a login may take */
    public SftpCheckup(String host, int port, Path knownHosts, int patienceMillis) {
        this.host = host;
        this.port = port;
        this.knownHosts = knownHosts;
        this.patienceMillis = patienceMillis;
    }

    /** What there is to say, in the order of the way; it ends with the first thing that does not work. */
    public List<Examined> look(SftpLogin login, String user, String folder) {
        if (!isTrusted()) {
            return found;
        }
        try {
            Session session = login.open(user, host, port);
            try {
                found.add(Examined.well("login", host + " lets " + user + " in"));
                list(session, folder);
            } finally {
                session.disconnect();
            }
        } catch (IOException | JSchException e) {
            found.add(Examined.bad(
                    "login",
                    host + " must let " + user + " in, and does not: " + e.getMessage()
                            + ". Look at the token, the key file and its passphrase"));
        }
        return found;
    }

    private boolean isTrusted() {
        try {
            Shown shown = TrustedHosts.ask(host, port, patienceMillis);
            TrustedHosts trusted = new TrustedHosts(knownHosts);
            boolean known = Files.exists(knownHosts) && trusted.has(shown);
            found.add(
                    known
                            ? Examined.well("host key", shown.fingerprint() + " is trusted, in " + knownHosts)
                            : Examined.bad(
                                    "host key",
                                    shown.fingerprint() + " must be in " + knownHosts + ", and is not. If it is the"
                                            + " server's: ./waybill trust-host " + host + ":" + port));
            return known;
        } catch (IOException e) {
            found.add(Examined.bad(
                    "connection",
                    host + " must answer as an SSH server at port " + port + ", and does not: " + e.getMessage()));
            return false;
        }
    }

    private void list(Session session, String folder) throws JSchException {
        ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
        channel.connect(patienceMillis);
        try {
            channel.cd(folder);
            found.add(Examined.well("folder", folder + " can be opened"));
        } catch (SftpException e) {
            found.add(Examined.bad("folder", folder + " must be a folder there, and is not: " + e.getMessage()));
        } finally {
            channel.disconnect();
        }
    }
}
