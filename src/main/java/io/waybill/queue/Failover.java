package io.waybill.queue;

import io.waybill.ledger.Ledger;
import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.Node;
import io.waybill.ledger.Nodes;
import io.waybill.ledger.Waybill;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Gives this node's signs of life, and hands on what a node that fell silent was delivering. */
public final class Failover {
    private static final Logger LOG = LoggerFactory.getLogger(Failover.class);

    /** For so long it can be seen that a node was there. */
    private static final long KEPT_MILLIS = Duration.ofDays(1).toMillis();

    private final Nodes nodes;
    private final Ledger ledger;
    private final LedgerReport report;
    private final Tickets tickets;
    private final Broker broker;
    private final Clock clock;
    private boolean lost;

    public Failover(Nodes nodes, Ledger ledger, LedgerReport report, Tickets tickets, Broker broker, Clock clock) {
        this.nodes = nodes;
        this.ledger = ledger;
        this.report = report;
        this.tickets = tickets;
        this.broker = broker;
        this.clock = clock;
    }

    /** Gives a sign of life. */
    public void beat() {
        nodes.beat();
        lookAtBroker();
    }

    /** Whoever notices first that a node is silent hands its waybills on; the others find them handed on. */
    public void handOn() {
        Map<String, Node> known = nodes.all().stream().collect(Collectors.toMap(Node::id, Function.identity()));
        known.values().stream().filter(this::isLongGone).map(Node::id).forEach(nodes::remove);
        report.sending().stream()
                .filter(waybill -> !nodes.isAlive(waybill.owner()))
                .forEach(waybill -> handOn(waybill, known.get(waybill.owner())));
    }

    private void lookAtBroker() {
        if (lost == broker.isUp()) {
            lost = !lost;
            LOG.atLevel(lost ? Level.ERROR : Level.INFO)
                    .log(
                            lost
                                    ? "The broker does not answer: files stay where they are, and Waybill goes on by itself when it does"
                                    : "The broker answers again");
        }
    }

    private boolean isLongGone(Node node) {
        return !nodes.isAlive(node.id()) && clock.millis() - node.at() > KEPT_MILLIS;
    }

    private void handOn(Waybill waybill, Node silent) {
        String why = "Node " + (silent == null ? waybill.owner() : silent.name()) + ", which delivered it, is "
                + (silent == null ? "gone" : "silent");
        ledger.release(waybill, why).ifPresent(released -> {
            LOG.warn("{} goes on elsewhere: {}", waybill.id(), why);
            tickets.send(released);
        });
    }
}
