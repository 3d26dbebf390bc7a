package io.waybill.arrival;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
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
    private static final Path NOBODY = Path.of("/dev/null");

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
        HostKeys keys = null;
        try {
            keys = new HostKeys(NOBODY);
            Session session = new JSch().getSession("nobody", host, port);
            session.setHostKeyRepository(keys);
            session.setConfig("StrictHostKeyChecking", "yes");
            session.connect(timeoutMillis);
            throw new IOException("A server must not be trusted before its key was seen, and was: " + host);
        } catch (JSchException e) {
            if (keys == null || keys.shown() == null) {
                throw new IOException(e.getMessage(), e);
            }
            return new Shown(host, port, keys.shown());
        }
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
}
