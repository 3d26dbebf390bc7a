package io.waybill.sandbox;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The listening port: 127.0.0.1 only, and it can be shut and opened again. */
final class Listener {
    private static final int BACKLOG = 1024;

    // The JDK's server reads these once, when first used; without nodelay each answer waits 40 ms for an ACK.
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
        System.setProperty("sun.net.httpserver.idleInterval", "3600");
    }

    private final HttpHandler reception;
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sandbox");
        thread.setDaemon(true);
        return thread;
    });
    private int port;
    private HttpServer server;

    Listener(int port, HttpHandler reception) {
        this.port = port;
        this.reception = reception;
    }

    synchronized void open() throws IOException {
        if (server == null) {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
            port = server.getAddress().getPort();
            server.createContext("/", reception);
            server.setExecutor(workers);
            server.start();
        }
    }

    void reopen() {
        try {
            open();
        } catch (IOException failure) {
            throw new UncheckedIOException("the port must still be free, " + port() + " is not", failure);
        }
    }

    synchronized void shut() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    synchronized int port() {
        return port;
    }
}
