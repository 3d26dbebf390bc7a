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
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private final Answers brokerAnswers = new Answers("The broker of waybill.broker.url");
    private final Answers ledgerAnswers = new Answers("The database of waybill.ledger.url");

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
        try {
            nodes.beat();
            ledgerAnswers.is(true);
        } catch (JdbiException e) {
            ledgerAnswers.is(false);
        }
    }

    /** Whoever notices first that a node is silent hands its waybills on; the others find them handed on. */
    public void handOn() {
        brokerAnswers.is(broker.isUp());
        try {
            handOnWhatIsLeft();
        } catch (JdbiException e) {
            LOG.debug("The ledger does not answer", e);
        }
    }

    private void handOnWhatIsLeft() {
        Map<String, Node> known = nodes.all().stream().collect(Collectors.toMap(Node::id, Function.identity()));
        known.values().stream().filter(this::isLongGone).map(Node::id).forEach(nodes::remove);
        report.sending().stream()
                .filter(waybill -> !nodes.isAlive(waybill.owner()))
                .forEach(waybill -> handOn(waybill, known.get(waybill.owner())));
    }

    /** Says once that a server is lost, and once that it is back. */
    private static final class Answers {
        private final String server;
        private boolean before = true;

        Answers(String server) {
            this.server = server;
        }

        void is(boolean now) {
            if (before && !now) {
                LOG.error(
                        "{} does not answer: files stay where they are, and Waybill goes on by itself when it does",
                        server);
            } else if (!before && now) {
                LOG.info("{} answers again", server);
            }
            before = now;
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
