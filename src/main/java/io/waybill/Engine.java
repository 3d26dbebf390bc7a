package io.waybill;

import io.waybill.arrival.Intake;
import io.waybill.arrival.Spool;
import io.waybill.destination.DeadLetters;
import io.waybill.destination.FailurePolicy;
import io.waybill.destination.Outcome;
import io.waybill.destination.Receipts;
import io.waybill.destination.Underway;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.Ledger;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import io.waybill.queue.Broker;
import io.waybill.queue.Desk;
import io.waybill.queue.Gate;
import io.waybill.queue.Reconciler;
import io.waybill.queue.RetryDelay;
import io.waybill.queue.StopSignal;
import io.waybill.queue.Tickets;
import io.waybill.secret.Tokens;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Waybill: its data folder, ledger and broker, and Camel with the routes. Starting it takes the data folder;
 * closing it lets what is under way come to a border and gives the folder back.
 */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final String UNLIMITED = "tokens-may-be-read-on-the-wire";

    private final Settings settings;
    private final StopSignal stop = new StopSignal();
    private final Clock clock = Clock.systemUTC();
    private final Main main = new Main();
    private final DataFolder folder;
    private final LedgerDatabase database;
    private final Broker broker;
    private final LedgerReport report;
    private final Spool spool;

    private Engine(Settings settings, RouteFiles routes, boolean polling) {
        this.settings = settings;
        Map<String, String> camelSettings = CamelSettings.of(settings, routes, polling);
        this.folder = DataFolder.own(settings.folder("waybill.data"));
        this.database = LedgerDatabase.sqlite(folder.resolve("ledger/waybill.db"));
        this.broker = Broker.start(folder.resolve("queue"));
        this.spool = new Spool(folder.resolve("spool"));
        this.report = new LedgerReport(database.jdbi(), clock);
        main.setPropertyPlaceholderLocations("false");
        settings.all().forEach(main::addInitialProperty);
        camelSettings.forEach(main::addInitialProperty);
        main.addMainListener(new Beans());
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
            engine.main.start();
            return engine;
        } catch (Exception e) {
            engine.close();
            throw StartFailure.inWords(e);
        }
    }

    public CamelContext camel() {
        return main.getCamelContext();
    }

    public LedgerReport report() {
        return report;
    }

    public Destinations destinations() {
        return new Destinations(database.jdbi(), clock);
    }

    @Override
    public void close() {
        stop.raise();
        // Each is closed whatever becomes of the one before it: a lock or a broker left behind would keep others out.
        for (AutoCloseable part : List.<AutoCloseable>of(main::stop, broker, database, folder)) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("Waybill stops, and not all of it in good order: {}", e.getMessage());
            }
        }
    }

    /** Puts our beans where routes and Kamelets find them, before Camel reads either. */
    private final class Beans extends MainListenerSupport {
        @Override
        public void beforeInitialize(BaseMainSupport starting) {
            CamelContext camel = starting.getCamelContext();
            ((PropertiesComponent) camel.getPropertiesComponent()).setEnvironmentVariableMode(1);
            Ledger ledger = new Ledger(database.jdbi(), clock, UUID.randomUUID().toString());
            Destinations destinations = destinations();
            Tickets tickets = new Tickets(camel.createProducerTemplate());
            Tokens tokens = new Tokens(
                    key -> camel.getPropertiesComponent().resolveProperty(key).orElse(null));
            Underway underway = new Underway();
            destinations.probeAllNow();
            Gate gate = new Gate(destinations, stop, clock, settings.millis("waybill.pause.largest-delay"));
            Desk desk = new Desk(ledger, gate);
            DeadLetters deadLetters = new DeadLetters(ledger, tickets, settings.text("waybill.dead-letters"));
            bind("ledger", ledger);
            bind("destinations", destinations);
            bind("stop", stop);
            bind("underway", underway);
            bind("intake", new Intake(ledger, spool));
            bind("tickets", tickets);
            bind("tokens", tokens);
            bind("desk", desk);
            bind("outcome", new Outcome(ledger, destinations, tickets, underway, deadLetters, policy()));
            bind("receipts", new Receipts(ledger, spool, underway, deadLetters));
            bind(
                    "reconciler",
                    new Reconciler(
                            ledger,
                            report,
                            tickets,
                            desk,
                            broker.connections(),
                            settings.millis("waybill.reconcile.interval")));
            bind("connectionFactory", broker.connections());
            try {
                camel.addStartupListener(new StartupRules(
                        settings.text("waybill.plain-http").equals(UNLIMITED), tokens, desk, gate, broker));
            } catch (Exception e) {
                throw new IllegalStateException("Camel must take a startup listener, and does not", e);
            }
        }

        private void bind(String name, Object bean) {
            main.bind(name, bean);
        }

        private FailurePolicy policy() {
            return new FailurePolicy(
                    delay("waybill.retry"),
                    settings.number("waybill.retry.attempts", 1, 1_000_000),
                    settings.number("waybill.retry.starts", 1, 1_000_000),
                    delay("waybill.pause"),
                    settings.millis("waybill.hold.probe-interval"),
                    clock);
        }

        private RetryDelay delay(String prefix) {
            return new RetryDelay(
                    settings.millis(prefix + ".first-delay"),
                    settings.millis(prefix + ".largest-delay"),
                    () -> ThreadLocalRandom.current().nextDouble());
        }
    }
}
