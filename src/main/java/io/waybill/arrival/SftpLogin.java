package io.waybill.arrival;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.Session;
import io.waybill.secret.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.util.TimeUtils;

/**
 * How an SSH server is logged in to, and which servers are trusted. What is secret is read anew for each login, and is
 * in no address. Its properties are a Kamelet's parameters.
 */
public final class SftpLogin {
    private static final String NONE = "none";
    private static final String OF_ENVIRONMENT = "SSH_AUTH_SOCK";
    private static final int MISSED = 3;
    private static final String METHODS = "publickey,password,keyboard-interactive";

    private Tokens tokens;
    private String token = NONE;
    private String keyFile = NONE;
    private String keyToken = NONE;
    private String agent = NONE;
    private Path knownHosts;
    private int connectMillis;
    private int silenceMillis;
    private HostKeys keys;

    /** Puts into Camel's configuration what the next login needs. */
    void prepare(SftpConfiguration login) {
        login.setPassword(value(token));
        login.setPrivateKeyFile(keyFile.equals(NONE) ? null : keyFile);
        login.setPrivateKeyPassphrase(value(keyToken));
        login.setUseUserKnownHostsFile(false);
        login.setStrictHostKeyChecking("yes");
        login.setPreferredAuthentications(METHODS);
        login.setConnectTimeout(connectMillis);
        // A server that does not answer three questions whether it is there is given up.
        login.setServerAliveInterval(Math.max(1, silenceMillis / (MISSED + 1)));
        login.setServerAliveCountMax(MISSED);
    }

    private String value(String reference) {
        return reference.equals(NONE) ? null : tokens.find(reference).read();
    }

    Session secured(Session session) throws JSchException {
        keys = new HostKeys(knownHosts);
        session.setHostKeyRepository(keys);
        if (!agent.equals(NONE)) {
            session.setIdentityRepository(new AgentIdentityRepository(agent()));
        }
        return session;
    }

    /** As a source on an SFTP server has it. */
    public static SftpLogin of(
            Map<String, String> parameters, Tokens tokens, String knownHosts, String connectTimeout, String silence) {
        SftpLogin login = new SftpLogin();
        login.setTokens(tokens);
        login.setToken(parameters.get("token"));
        login.setKeyFile(parameters.get("keyFile"));
        login.setKeyToken(parameters.get("keyToken"));
        login.setAgent(parameters.get("agent"));
        login.setKnownHosts(knownHosts);
        login.setConnectTimeout(connectTimeout);
        login.setSilence(silence);
        return login;
    }

    /**
     * A session beside those of Camel's.
     *
     * @throws IOException where the server is not trusted, or does not let us in; the message says which
     */
    public Session open(String user, String host, int port) throws IOException {
        try {
            JSch jsch = new JSch();
            if (!keyFile.equals(NONE)) {
                String passphrase = value(keyToken);
                jsch.addIdentity(keyFile, passphrase == null ? null : passphrase.getBytes(StandardCharsets.UTF_8));
            }
            Session session = jsch.getSession(user, host, port);
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("PreferredAuthentications", METHODS);
            session.setTimeout(silenceMillis);
            session.setPassword(value(token));
            secured(session).connect(connectMillis);
            return session;
        } catch (JSchException | IllegalArgumentException | IllegalStateException e) {
            throw new IOException(refusal() == null ? e.getMessage() : refusal(), e);
        }
    }

    private SSHAgentConnector agent() throws JSchException {
        try {
            return agent.equals(OF_ENVIRONMENT) ? new SSHAgentConnector() : new SSHAgentConnector(Path.of(agent));
        } catch (AgentProxyException e) {
            throw new JSchException("An SSH agent must be at " + agent + ", and is not: " + e.getMessage(), e);
        }
    }

    int connectMillis() {
        return connectMillis;
    }

    /** Why the server was not trusted at the last login; null if it was. */
    String refusal() {
        return keys == null ? null : keys.refusal();
    }

    public void setTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The reference of the password, or none. */
    public void setToken(String token) {
        this.token = token;
    }

    /** The private key, or none. */
    public void setKeyFile(String keyFile) {
        this.keyFile = keyFile;
    }

    /** The reference of the key's passphrase, or none. */
    public void setKeyToken(String keyToken) {
        this.keyToken = keyToken;
    }

    /** The socket of an SSH agent, SSH_AUTH_SOCK for the one of the environment, or none. */
    public void setAgent(String agent) {
        this.agent = agent;
    }

    public void setKnownHosts(String file) {
        this.knownHosts = Path.of(file).toAbsolutePath();
    }

    /** Such as 20s: how long a connection and a login may take. */
    public void setConnectTimeout(String time) {
        this.connectMillis = (int) TimeUtils.toMilliSeconds(time);
    }

    /** Such as 60s: how long the server may be silent. */
    public void setSilence(String time) {
        this.silenceMillis = (int) TimeUtils.toMilliSeconds(time);
    }
}
