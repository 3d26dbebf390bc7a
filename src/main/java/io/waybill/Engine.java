package io.waybill;

import io.waybill.console.ApiKey;
import io.waybill.console.ConsoleAddress;
import io.waybill.console.Reporter;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.LedgerReport;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;

/**
 * A running Waybill: its data folder, ledger and broker, and Camel with the routes. Starting it takes the data folder;
 * closing it lets what is under way come to a border and gives the folder back.
 */
public final class Engine implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Main main = new Main();
    private final ApiKey key = ApiKey.random();
    private final Ground ground;
    private final Beans beans;
    private final long patienceMillis;

    private Engine(Settings settings, RouteFiles routes, boolean polling) {
        Map<String, String> camel = CamelSettings.of(settings, routes, polling);
        this.patienceMillis = settings.millis("waybill.stop.patience");
        this.ground = Ground.open(settings);
        this.beans = new Beans(main, settings, ground, key);
        main.setPropertyPlaceholderLocations("false");
        settings.all().forEach(main::addInitialProperty);
        camel.forEach(main::addInitialProperty);
        main.addMainListener(beans);
    }

    /**
     * Starts everything.
     *
     * @param polling false if arrivals are not to poll by themselves
     * @throws WrongSetting where a setting or a route cannot work
     */
    public static Engine start(Settings settings, RouteFiles routes, boolean polling) {
        Engine engine = new Engine(settings, routes, polling);
        try {
            ApiPort.mustBeFree(settings);
            engine.main.start();
            ConsoleAddress.write(engine.ground.data(), engine.port(), engine.key);
            ApiPort.mustBeOurs(settings, engine.ground.data());
            return engine;
        } catch (Exception e) {
            WrongSetting wrong = StartFailure.inWords(e, CallRules.of(settings), engine.camel());
            engine.close();
            throw wrong;
        }
    }

    public CamelContext camel() {
        return main.getCamelContext();
    }

    public LedgerReport report() {
        return ground.report();
    }

    public Destinations destinations() {
        return ground.destinations();
    }

    /** Reports on this Waybill. */
    public Reporter reporter() {
        return beans.reporter();
    }

    /** The port of the API on 127.0.0.1. */
    public int port() {
        return camel().hasService(VertxPlatformHttpServer.class).getPort();
    }

    @Override
    public void close() {
        ground.stop().raise();
        ConsoleAddress.remove(ground.data());
        beans.underway().awaitCommits(patienceMillis);
        try (HangUp late = new HangUp(camel(), GRACE)) {
            main.stop();
        } finally {
            ground.close();
        }
    }
}
