package io.waybill.cli;

import static java.lang.System.lineSeparator;

import io.waybill.console.NodeStatus;
import io.waybill.console.NodeTrouble;
import io.waybill.console.StatusReport;
import io.waybill.console.Words;
import java.util.List;

/** The nodes for a person: a row each with what it does, then what is to be done; nothing where there is but one process. */
final class NodeText {
    private NodeText() {}

    static String of(StatusReport report) {
        if (report.nodes().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(lineSeparator()).append(table(report.nodes()));
        report.nodeTroubles().forEach(trouble -> text.append(lineSeparator()).append(lines(trouble)));
        return text.toString();
    }

    private static Table table(List<NodeStatus> nodes) {
        Table table = new Table("node", "is", "looks for files", "sending", "routes", "began");
        nodes.forEach(node -> table.row(
                node.name() + (node.reports() ? " (this one)" : ""),
                life(node),
                node.looksForFiles() ? "yes" : "no",
                node.sending(),
                node.otherRoutes() ? "others" : "the same",
                Words.time(node.since())));
        return table;
    }

    private static String life(NodeStatus node) {
        if (node.alive() == null) {
            return "last heard of at " + Words.time(node.lastSign());
        }
        return node.alive() ? "alive" : "silent since " + Words.time(node.lastSign());
    }

    private static String lines(NodeTrouble trouble) {
        return String.join(
                        lineSeparator(),
                        Words.plain(trouble.what()),
                        "  What is next: " + trouble.next(),
                        "  What to do:   " + trouble.toDo())
                + lineSeparator();
    }
}
