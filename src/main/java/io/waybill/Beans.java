package io.waybill;

import io.waybill.arrival.Intake;
import io.waybill.arrival.IntakeStop;
import io.waybill.console.ApiKey;
import io.waybill.console.Console;
import io.waybill.console.Decider;
import io.waybill.console.Doors;
import io.waybill.console.Handover;
import io.waybill.console.Limits;
import io.waybill.console.Page;
import io.waybill.console.Purging;
import io.waybill.console.Reporter;
import io.waybill.console.Running;
import io.waybill.destination.Bandwidth;
import io.waybill.destination.Callbacks;
import io.waybill.destination.DeadLetters;
import io.waybill.destination.FailurePolicy;
import io.waybill.destination.Outcome;
import io.waybill.destination.Receipts;
import io.waybill.destination.Underway;
import io.waybill.ledger.Arrivals;
import io.waybill.ledger.Bandwidths;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.Jobs;
import io.waybill.ledger.Ledger;
import io.waybill.ledger.Nodes;
import io.waybill.ledger.State;
import io.waybill.queue.Deliverers;
import io.waybill.queue.Desk;
import io.waybill.queue.Failover;
import io.waybill.queue.Gate;
import io.waybill.queue.Reconciler;
import io.waybill.queue.RetryDelay;
import io.waybill.queue.Tickets;
import io.waybill.retention.Purger;
import io.waybill.secret.TokenAges;
import io.waybill.secret.Tokens;
import jakarta.jms.JMSException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.model.ModelCamelContext;

/** Puts our beans where routes and Kamelets find them, before Camel reads either. */
final class Beans extends MainListenerSupport implements StartupListener {
    /** The routes are built, and would be started next. */
    static final class Rehearsed extends RuntimeException {}

    /** A server that does not answer occupies a thread; the other schedules must have theirs. */
    private static final Map<String, String> QUARTZ = Map.of(
            "org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool",
            "org.quartz.threadPool.threadCount", "32");

    private final Main main;
    private final Settings settings;
    private final RouteVersion routes;
    private final Ground ground;
    private final ApiKey key;
    private final boolean rehearsal;
    private final Observing observing;
    private final Bandwidth bandwidth;
    private final Underway underway;
    private final TokenAges ages = new TokenAges(Ground.CLOCK);
    private final Set<String> served = ConcurrentHashMap.newKeySet();
    private final Set<String> names = new TreeSet<>();
    private HttpSide http;
    private Notifying notifying;
    private Pushes pushes;
    private Supplier<StartupRules> rules;
    private RouteEditing editing;
    private Reconciler reconciler;
    private Purger purger;

    /** @param rehearsal whether the routes are to be built and not to be started */
    Beans(Main main, Settings settings, RouteVersion routes, Ground ground, ApiKey key, boolean rehearsal) {
        this.rehearsal = rehearsal;
        this.main = main;
        this.settings = settings;
        this.routes = routes;
        this.ground = ground;
        this.key = key;
        this.observing = new Observing(settings, ground);
        this.bandwidth = new Bandwidth(
                new Bandwidths(ground.database(), Ground.CLOCK),
                ground.nodes()::isAlive,
                Ground.CLOCK,
                ZoneId.of(settings.text("waybill.time-zone")));
        this.underway = new Underway(observing.meters(), bandwidth);
    }

    Underway underway() {
        return underway;
    }

    Purger purger() {
        return purger;
    }

    Reporter reporter() {
        return new Reporter(
                ground.report(),
                ground.destinations(),
                Ground.CLOCK,
                Optional.of(new Running(served, ages, underway, pushes, ground.nodes(), bandwidth, editing::status)));
    }

    @Override
    public void beforeInitialize(BaseMainSupport starting) {
        CamelContext camel = starting.getCamelContext();
        ((PropertiesComponent) camel.getPropertiesComponent()).setEnvironmentVariableMode(1);
        observing.watch(camel);
        pushes = new Pushes(camel);
        Nodes nodes = ground.nodes();
        Ledger ledger = new Ledger(
                ground.database(), Ground.CLOCK, ground.cluster().me().id());
        Destinations destinations = ground.destinations();
        destinations.probeAllNow();
        Tokens tokens = new Tokens(
                key -> camel.getPropertiesComponent().resolveProperty(key).orElse(null));
        Tickets tickets = new Tickets(camel.createProducerTemplate(), observing.ticketTraces());
        Gate gate = new Gate(destinations, ground.stop(), Ground.CLOCK, settings.millis("waybill.pause.largest-delay"));
        Deliverers deliverers = waybill -> waybill.state() == State.SENDING
                && (nodes.isMe(waybill.owner()) ? underway.has(waybill.id()) : nodes.isAlive(waybill.owner()));
        Desk desk = new Desk(ledger, gate, deliverers, !ground.cluster().isAlone());
        notifying = new Notifying(settings, ground, ages, observing.registry(), delay("waybill.retry"));
        bind("lookout", notifying.lookout());
        bind("noticeDelay", notifying.delay());
        Intake intake = new Intake(ledger, ground.spool(), observing::accepted, notifying::isWanted);
        intake.tidy();
        DeadLetters deadLetters = new DeadLetters(
                ledger,
                tickets,
                settings.text("waybill.dead-letters"),
                settings.age("waybill.retention.copies").orElse(0));
        reconciler = reconciler(ledger, tickets, desk, deliverers);
        bind("failover", new Failover(nodes, ledger, ground.report(), tickets, ground.broker(), Ground.CLOCK));
        Election.hold(camel, ground.cluster(), nodes);
        bind("ledger", ledger);
        bind("destinations", destinations);
        bind("stop", ground.stop());
        bind("underway", underway);
        Arrivals arrivals = new Arrivals(ground.database(), Ground.CLOCK);
        bind("arrivals", arrivals);
        bind("spool", ground.spool());
        bind("quartzThreads", QUARTZ);
        int limit = settings.number("waybill.arrivals.limit");
        int unsettled = settings.number("waybill.arrivals.dead-letters");
        IntakeStop intakeStop = new IntakeStop(arrivals, ground.stop()::isRaised, limit, unsettled);
        bind("intakeStop", intakeStop);
        rules = () ->
                new StartupRules(CallRules.of(settings), tokens, ages, desk, gate, ground.broker(), served, bandwidth);
        editing = new RouteEditing(
                settings,
                routes,
                ground,
                new RouteSwap((ModelCamelContext) camel, rules, ground.stop(), destinations, () -> learn(camel)));
        bind("routeEditing", editing);
        observing.bind(main, intakeStop, reconciler, ages, served, editing::status);
        bind("intake", intake);
        purger = Retaining.purger(settings, ground, intake);
        bind("purger", purger);
        bind("purging", new Purging(purger));
        bind("tickets", tickets);
        bind("tokens", tokens);
        bind("tokenAges", ages);
        bind("desk", desk);
        bind("outcome", new Outcome(ledger, destinations, tickets, underway, deadLetters, policy(), ground.stop()));
        bind("receipts", new Receipts(ledger, ground.spool(), underway, deadLetters));
        bind("callbacks", new Callbacks(new Jobs(ledger), tickets));
        bind("reconciler", reconciler);
        bind(
                "console",
                new Console(
                        reporter(),
                        new Handover(intake, arrivals, tickets, served, ground.data()),
                        new Decider(ledger, tickets, ground.spool()),
                        new Doors(destinations, served),
                        new Limits(bandwidth, Ground.CLOCK)));
        bind("page", new Page());
        bind("connectionFactory", ground.broker().connections());
        http = new HttpSide(settings, key, tokens, reporter()::status);
        listen(camel);
    }

    /** Before any ticket is taken: a waybill that occupies its destination and lost its ticket would stop all others. */
    @Override
    public void onCamelContextStarting(CamelContext camel, boolean alreadyStarted) throws JMSException {
        rules.get().check(camel);
        learn(camel);
        if (rehearsal) {
            throw new Rehearsed();
        }
        http.open(camel);
        reconciler.reconcile();
    }

    /** Who must know which routes there are. */
    private void learn(CamelContext camel) {
        notifying.learn(camel);
        pushes.learn();
    }

    @Override
    public void onCamelContextStarted(CamelContext camel, boolean alreadyStarted) {
        // all was done before
    }

    /** Those who look are sent away. */
    void hangUp() {
        if (http != null) {
            http.close();
        }
    }

    /** After all has stopped. */
    void close() {
        observing.close();
    }

    private void listen(CamelContext camel) {
        try {
            camel.addStartupListener(this);
        } catch (Exception e) {
            throw new IllegalStateException("Camel must take a startup listener, and does not", e);
        }
    }

    private Reconciler reconciler(Ledger ledger, Tickets tickets, Desk desk, Deliverers deliverers) {
        return new Reconciler(
                ledger,
                ground.report(),
                tickets,
                desk,
                deliverers,
                ground.broker().connections(),
                settings.millis("waybill.reconcile.interval"),
                ground.cluster().isAlone());
    }

    /** The names under which routes and Kamelets find them. */
    Set<String> names() {
        return names;
    }

    private void bind(String name, Object bean) {
        names.add(name);
        main.bind(name, bean);
    }

    private FailurePolicy policy() {
        return new FailurePolicy(
                delay("waybill.retry"),
                delay("waybill.work"),
                settings.number("waybill.retry.attempts"),
                settings.number("waybill.retry.starts"),
                delay("waybill.pause"),
                settings.millis("waybill.hold.probe-interval"),
                Ground.CLOCK);
    }

    private RetryDelay delay(String prefix) {
        return new RetryDelay(
                settings.millis(prefix + ".first-delay"),
                settings.millis(prefix + ".largest-delay"),
                () -> ThreadLocalRandom.current().nextDouble());
    }
}
