package io.waybill.console;

import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.Node;
import io.waybill.ledger.Nodes;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The nodes that work on the ledger, as they stand at the time of a report; none where there is one process only. */
final class Roster {
    private final LedgerReport ledger;
    private final List<Node> nodes;
    private final Optional<Nodes> listener;

    /** @param listener to the signs of life; empty where nobody has listened */
    Roster(LedgerReport ledger, Optional<Nodes> listener) {
        this.ledger = ledger;
        this.nodes = ledger.nodes();
        this.listener = listener;
    }

    List<NodeStatus> nodes() {
        if (nodes.isEmpty()) {
            return List.of();
        }
        Map<String, Long> sending = ledger.sending().stream()
                .filter(waybill -> waybill.owner() != null)
                .collect(Collectors.groupingBy(Waybill::owner, Collectors.counting()));
        String routes = measure().routes();
        return nodes.stream()
                .map(node -> status(node, sending.getOrDefault(node.id(), 0L), routes))
                .toList();
    }

    /** The name of the node that sends {@code waybill}; null where none does, and where there is but one. */
    String sender(Waybill waybill) {
        if (waybill.state() != State.SENDING || nodes.size() < 2) {
            return null;
        }
        return nodes.stream()
                .filter(node -> node.id().equals(waybill.owner()))
                .map(Node::name)
                .findFirst()
                .orElse(null);
    }

    private NodeStatus status(Node node, long sending, String routes) {
        Boolean alive = listener.map(listening -> listening.isAlive(node.id())).orElse(null);
        return new NodeStatus(
                node.name(),
                Instant.ofEpochMilli(node.since()),
                alive,
                Boolean.TRUE.equals(alive) ? null : Instant.ofEpochMilli(node.at()),
                node.polls() && !Boolean.FALSE.equals(alive),
                sending,
                !node.routes().equals(routes),
                isHere(node));
    }

    /** The node whose routes the others are compared with. */
    private Node measure() {
        return nodes.stream()
                .filter(this::isHere)
                .findFirst()
                .orElseGet(() -> nodes.stream()
                        .max(Comparator.comparingLong(Node::since))
                        .orElseThrow());
    }

    private boolean isHere(Node node) {
        return listener.filter(listening -> listening.isMe(node.id())).isPresent();
    }
}
