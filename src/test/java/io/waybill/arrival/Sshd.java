package io.waybill.arrival;

import static org.awaitility.Awaitility.await;

import io.waybill.RealPart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenSSH's server on this machine, with keys of its own, that gives out files by SFTP. */
public final class Sshd implements AutoCloseable {
    private final Path home;
    private final int port;
    private Process process;

    private Sshd(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    public static Sshd start(Path home) throws IOException {
        RealPart.program("sshd", "apt-get install openssh-server");
        RealPart.program("ssh-keygen", "apt-get install openssh-client");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Sshd sshd = new Sshd(Files.createDirectories(home.resolve("sshd")), free.getLocalPort());
            sshd.newHostKey();
            sshd.run(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    sshd.keyFile().toString());
            Files.copy(Path.of(sshd.keyFile() + ".pub"), sshd.home.resolve("authorized_keys"));
            free.close();
            sshd.open();
            return sshd;
        }
    }

    private void open() throws IOException {
        Files.writeString(
                home.resolve("config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                StrictModes no
                UsePAM no
                PermitRootLogin yes
                PasswordAuthentication yes
                MaxStartups 100
                Subsystem sftp internal-sftp
                ForceCommand internal-sftp
                """.formatted(port, home.resolve("host"), home.resolve("authorized_keys")));
        if (isRoot()) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        process = new ProcessBuilder(
                        "/usr/sbin/sshd",
                        "-D",
                        "-e",
                        "-f",
                        home.resolve("config").toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(20)).until(this::answers);
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == 'S';
        } catch (IOException notYet) {
            return false;
        }
    }

    /** It has another host key from its next start on. */
    public Sshd newHostKey() throws IOException {
        Files.deleteIfExists(home.resolve("host"));
        Files.deleteIfExists(home.resolve("host.pub"));
        run(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                home.resolve("host").toString());
        return this;
    }

    public void restart() throws IOException {
        close();
        open();
    }

    public int port() {
        return port;
    }

    /** A private key that lets the user of this process in. */
    public Path keyFile() {
        return home.resolve("client");
    }

    /** The fingerprint of its host key as its own tools print it. */
    public String fingerprint() throws IOException {
        return run("ssh-keygen", "-l", "-f", home.resolve("host.pub").toString())
                .split(" ")[1];
    }

    /** A known_hosts file in which it is, at the port given. */
    public Path knownHosts(int at) throws IOException {
        String[] key = Files.readString(home.resolve("host.pub")).split(" ");
        return Files.writeString(home.resolve("known_hosts"), "[127.0.0.1]:" + at + " " + key[0] + " " + key[1] + "\n");
    }

    public static String user() {
        return System.getProperty("user.name");
    }

    static boolean isRoot() {
        return user().equals("root");
    }

    String run(String... command) throws IOException {
        return run(List.of(command), "");
    }

    static String run(List<String> command, String input) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().write(input.getBytes());
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + " must go well, and said: " + said);
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            process.destroy();
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
