package io.waybill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A line to a server on this machine that breaks so many times, each time after so many bytes more went over it. */
public final class BreakingLine implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket entrance;
    private final int exit;
    private final long step;
    private final boolean forth;
    private final ExecutorService pumps = Executors.newCachedThreadPool();
    private volatile boolean stalls;
    private int breaksLeft;
    private long sinceBreak;
    private long sent;

    /** @param exit the port of the server */
    public BreakingLine(int exit, int breaks, long step) {
        this(exit, breaks, step, true);
    }

    /** @param forth whether what the client sends is counted, or what it is sent */
    public BreakingLine(int exit, int breaks, long step, boolean forth) {
        this.forth = forth;
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

    /** It does not break but stands still: nobody is told, and nothing comes any more. */
    public BreakingLine stalling() {
        stalls = true;
        return this;
    }

    public int port() {
        return entrance.getLocalPort();
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    /** How often it is still to break. */
    public synchronized int breaksLeft() {
        return breaksLeft;
    }

    /** All that went over it in the counted direction, what was lost with a break included, bytes. */
    public synchronized long sent() {
        return sent;
    }

    private void serve() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), exit);
                pumps.submit(() -> pump(client, server, forth));
                pumps.submit(() -> pump(server, client, !forth));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void pump(Socket from, Socket to, boolean counted) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0 && !(counted && breaks(read)); read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            if (counted && stalls) {
                new CountDownLatch(1).await();
            }
        } catch (IOException | InterruptedException broken) {
            // the other half broke, or the test is over
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
