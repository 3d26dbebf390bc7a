package io.waybill;

import io.waybill.cli.RunningWaybill;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** The guard of waybill.http.port: Camel starts without its HTTP server where the port is taken, and says little. */
final class ApiPort {
    private ApiPort() {}

    /** Refuses a port that is another program's before anything is started. */
    static void mustBeFree(Settings settings) {
        int port = settings.number("waybill.http.port");
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        } catch (IOException e) {
            throw taken(settings, e);
        }
    }

    /** Refuses a port that has become another program's since. */
    static void mustBeOurs(Settings settings, Path data) {
        if (RunningWaybill.at(data).filter(RunningWaybill::answers).isEmpty()) {
            throw taken(settings, null);
        }
    }

    private static WrongSetting taken(Settings settings, IOException cause) {
        return new WrongSetting(
                "The setting waybill.http.port must be a port of 127.0.0.1 that no other program has, or 0 for any free"
                        + " one, and is " + settings.text("waybill.http.port"),
                cause);
    }
}
