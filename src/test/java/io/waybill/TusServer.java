package io.waybill;

import static java.lang.ProcessBuilder.Redirect.appendTo;

import io.waybill.sandbox.DatabankStandIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The tus server of the protocol's own authors, in a process of its own, where tests would have the stand-in's.
 *
 * <p>It is at {@code /files/}, keeps each upload in its folder, in a file named by its id, and asks for no token. Every
 * other request goes on to the stand-in, which finds the uploads there.
 */
public final class TusServer implements AutoCloseable {
    private static final Path HOME = Path.of("src/test/tus");
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final int port;

    private TusServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param port 0 for any free one */
    public static TusServer start(int port, Path folder, DatabankStandIn databank) throws IOException {
        RealPart.program("node", "apt-get install nodejs npm");
        RealPart.file(HOME.resolve("node_modules"), "npm ci --prefix " + HOME);
        Path log = Path.of(folder + ".log");
        String script = HOME.resolve("server.mjs").toString();
        Process process = new ProcessBuilder(
                        "node", script, Integer.toString(port), folder.toString(), databank.baseUrl())
                .redirectError(appendTo(log.toFile()))
                .start();
        String line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IOException("the tus server must say its port, and said: " + Files.readString(log));
        }
        databank.tusFolder(folder);
        return new TusServer(process, Integer.parseInt(line));
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Lets it end, as it does when the tests' process dies. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the tus server must end with its input, and has not");
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
