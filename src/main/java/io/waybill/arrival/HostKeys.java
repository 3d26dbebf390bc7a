package io.waybill.arrival;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import io.waybill.chunk.Digests;
import java.nio.file.Path;
import java.util.Base64;

/** The SSH servers that are trusted, in a known_hosts file as OpenSSH has it; remembers why one is not. */
final class HostKeys implements HostKeyRepository {
    private final HostKeyRepository trusted;
    private final Path file;
    private String refusal;
    private byte[] shown;

    /** @param file need not be there yet */
    HostKeys(Path file) throws JSchException {
        JSch jsch = new JSch();
        jsch.setKnownHosts(file.toString());
        this.trusted = jsch.getHostKeyRepository();
        this.file = file;
    }

    /** Why the server was not trusted, and what to do; null if it was. */
    String refusal() {
        return refusal;
    }

    /** The key that the server showed last; null if none did. */
    byte[] shown() {
        return shown;
    }

    @Override
    public int check(String host, byte[] key) {
        shown = key;
        int verdict = trusted.check(host, key);
        if (verdict != OK) {
            String command = "./waybill trust-host " + host.replaceAll("^\\[(.*)]:(\\d+)$", "$1:$2") + " --fingerprint "
                    + fingerprint(key).replaceFirst(".* ", "");
            refusal = verdict == CHANGED
                    ? "The host key of " + host + " must be the one in " + file + ", and is another now, "
                            + fingerprint(key)
                            + ". Somebody may be listening in, or the server was set up anew; ask its"
                            + " people, and if the fingerprint is theirs accept it with: " + command + " --replace"
                    : "The host key of " + host + " must be in " + file + ", and is not: " + fingerprint(key)
                            + ". If that is the fingerprint that the server's people name, accept it with: " + command;
        }
        return verdict;
    }

    /** As OpenSSH prints it: {@code ssh-ed25519 SHA256:...}. */
    static String fingerprint(byte[] key) {
        try {
            byte[] digest = Digests.sha256().digest(key);
            String type = new HostKey("host", key).getType();
            return type + " SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (JSchException e) {
            throw new IllegalStateException("A server must show a host key, and did not", e);
        }
    }

    @Override
    public void add(HostKey key, UserInfo asked) {
        // only trust-host adds keys
    }

    @Override
    public void remove(String host, String type) {
        // only trust-host removes keys
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        // only trust-host removes keys
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return file.toString();
    }

    @Override
    public HostKey[] getHostKey() {
        return trusted.getHostKey();
    }

    @Override
    public HostKey[] getHostKey(String host, String type) {
        return trusted.getHostKey(host, type);
    }
}
