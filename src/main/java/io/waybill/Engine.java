package io.waybill;

import io.waybill.console.ApiKey;
import io.waybill.console.ConsoleAddress;
import io.waybill.console.Reporter;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.LedgerReport;
import io.waybill.validation.Finding;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.apache.camel.util.ObjectHelper;

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

    private Engine(Settings settings, RouteFiles routes, boolean polling, boolean rehearsal) {
        Map<String, String> camel = CamelSettings.of(settings, routes, polling);
        if (rehearsal) {
            // Quartz has one clock for all of one name, and a Waybill may run beside this.
            camel.put("camel.main.name", "rehearsal");
        }
        this.patienceMillis = settings.millis("waybill.stop.patience");
        RouteVersion version = RouteVersion.of(routes);
        this.ground = Ground.open(settings, version.digest(Cluster.common(settings)));
        this.beans = new Beans(main, settings, version, ground, key, rehearsal);
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
     * @throws Unreachable where the broker or the ledger of the settings does not answer
     */
    public static Engine start(Settings settings, RouteFiles routes, boolean polling) {
        List<Finding> findings = Inspection.of(settings, routes);
        if (!findings.isEmpty()) {
            throw WrongSetting.of(findings);
        }
        Engine engine = new Engine(settings, routes, polling, false);
        try {
            ApiPort.mustBeFree(settings);
            engine.main.start();
            ConsoleAddress.write(engine.ground.data(), engine.port(), engine.key);
            ApiPort.mustBeOurs(settings, engine.ground.data());
            return engine;
        } catch (Exception e) {
            RuntimeException wrong = isOfServers(e)
                    ? new Unreachable("The broker and the ledger must answer, and do not: " + e.getMessage(), e)
                    : new StartFailure(settings, routes, engine.beans.names()).inWords(e);
            engine.close();
            throw wrong;
        }
    }

    private static boolean isOfServers(Exception failure) {
        return ObjectHelper.getException(JMSException.class, failure) != null
                || ObjectHelper.getException(SQLException.class, failure) != null;
    }

    /**
     * Lets Camel build all that a start builds, and starts no route: with nothing but {@code data}, which is not the
     * data folder of the settings.
     *
     * @throws WrongSetting as a start would
     */
    static void rehearse(Settings settings, RouteFiles routes, Path data) {
        Settings aside = settings.with("waybill.data", data.toString())
                .with("waybill.http.port", "0")
                .with("waybill.broker.url", "embedded")
                .with("waybill.ledger.url", "embedded")
                .with("waybill.cluster", Cluster.NONE)
                .with("waybill.shared", "none")
                .with("waybill.traces.url", "none");
        try (Engine engine = new Engine(aside, routes, false, true)) {
            rehearse(engine, new StartFailure(settings, routes, engine.beans.names()));
        }
    }

    private static void rehearse(Engine engine, StartFailure failure) {
        try {
            engine.main.start();
        } catch (Exception e) {
            if (ObjectHelper.getException(Beans.Rehearsed.class, e) == null) {
                throw failure.inWords(e);
            }
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

    /** Purges the ledger now if the schedule has it, for a run that is over before its time comes by itself. */
    void purgeIfDue() {
        beans.purger().ifDue();
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
            beans.hangUp();
            main.stop();
        } finally {
            beans.close();
            ground.close();
        }
    }
}
