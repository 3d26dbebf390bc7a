package io.waybill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A line to a server on this machine that breaks so many times, each time after so many bytes more were sent on it. */
public final class BreakingLine implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket entrance;
    private final int exit;
    private final long step;
    private final ExecutorService pumps = Executors.newCachedThreadPool();
    private int breaksLeft;
    private long sinceBreak;
    private long sent;

    /** @param exit the port of the server */
    public BreakingLine(int exit, int breaks, long step) {
        try {
            this.entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.exit = exit;
        this.breaksLeft = breaks;
        this.step = step;
        pumps.submit(this::serve);
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    /** How often it is still to break. */
    public synchronized int breaksLeft() {
        return breaksLeft;
    }

    /** All that the client has sent, what was lost with a break included, bytes. */
    public synchronized long sent() {
        return sent;
    }

    private void serve() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), exit);
                pumps.submit(() -> pump(client, server, true));
                pumps.submit(() -> pump(server, client, false));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void pump(Socket from, Socket to, boolean forth) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0 && !(forth && breaks(read)); read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException broken) {
            // the other half broke
        }
    }

    private synchronized boolean breaks(int bytes) {
        sent += bytes;
        sinceBreak += bytes;
        if (breaksLeft == 0 || sinceBreak < step) {
            return false;
        }
        breaksLeft--;
        sinceBreak = 0;
        return true;
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pumps.shutdownNow();
    }
}
