package io.waybill.arrival;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The known_hosts file of the SSH servers that are trusted, for adding to it. */
public final class TrustedHosts {
    private static final int SSH = 22;

    private final Path file;

    /** @param file need not be there yet */
    public TrustedHosts(Path file) {
        this.file = file;
    }

    /** A host key as a server shows it. */
    public record Shown(String host, int port, byte[] key) {
        /** Such as {@code ssh-ed25519 SHA256:...}. */
        public String fingerprint() {
            return HostKeys.fingerprint(key);
        }

        private String name() {
            return port == SSH ? host : "[" + host + "]:" + port;
        }
    }

    /**
     * The host key that the server shows; nobody logs in.
     *
     * @throws IOException where it cannot be reached or is no SSH server
     */
    public static Shown ask(String host, int port, int timeoutMillis) throws IOException {
        Listener listener = new Listener();
        try {
            Session session = new JSch().getSession("nobody", host, port);
            session.setHostKeyRepository(listener);
            session.setConfig("StrictHostKeyChecking", "yes");
            session.connect(timeoutMillis);
            session.disconnect();
        } catch (JSchException e) {
            if (listener.key == null) {
                throw new IOException(e.getMessage(), e);
            }
        }
        return new Shown(host, port, listener.key);
    }

    /** True if the file has this key for its host. */
    public boolean has(Shown shown) throws IOException {
        return check(shown) == HostKeyRepository.OK;
    }

    /** True if the file has another key for its host. */
    public boolean hasAnother(Shown shown) throws IOException {
        return check(shown) == HostKeyRepository.CHANGED;
    }

    private int check(Shown shown) throws IOException {
        try {
            return new HostKeys(file).check(shown.name(), shown.key());
        } catch (JSchException e) {
            throw new IOException("It must be a known_hosts file, and is not: " + file, e);
        }
    }

    /** Writes the key into the file, in place of every other that the host has there. */
    public void add(Shown shown) throws IOException {
        try {
            List<String> lines = new ArrayList<>();
            if (Files.exists(file)) {
                Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith(shown.name() + " "))
                        .forEach(lines::add);
            }
            String type = new HostKey(shown.name(), shown.key()).getType();
            lines.add(shown.name() + " " + type + " " + Base64.getEncoder().encodeToString(shown.key()));
            Path written = Files.write(file.resolveSibling(file.getFileName() + ".new"), lines);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (JSchException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Trusts nobody, and keeps the key that it was shown. */
    private static final class Listener implements HostKeyRepository {
        private byte[] key;

        @Override
        public int check(String host, byte[] shown) {
            key = shown;
            return NOT_INCLUDED;
        }

        @Override
        public void add(HostKey added, UserInfo asked) {
            // it is only listened
        }

        @Override
        public void remove(String host, String type) {
            // it is only listened
        }

        @Override
        public void remove(String host, String type, byte[] removed) {
            // it is only listened
        }

        @Override
        public String getKnownHostsRepositoryID() {
            return "none";
        }

        @Override
        public HostKey[] getHostKey() {
            return new HostKey[0];
        }

        @Override
        public HostKey[] getHostKey(String host, String type) {
            return new HostKey[0];
        }
    }
}
