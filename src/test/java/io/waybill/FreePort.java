package io.waybill;

import java.io.IOException;
import java.net.ServerSocket;

/** A port that no program has at this moment, for one that must be told its port before it starts. */
public final class FreePort {
    private FreePort() {}

    public static int find() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
