package io.waybill.console;

import java.util.ArrayList;
import java.util.List;

/**
 * Something about the nodes that a person should know of, in words.
 *
 * @param what how it is
 * @param next what happens by itself
 */
public record NodeTrouble(String what, String next, String toDo) {

    /** The worst first. */
    static List<NodeTrouble> of(List<NodeStatus> nodes) {
        List<NodeTrouble> troubles = new ArrayList<>();
        boolean listened = nodes.stream().anyMatch(node -> node.alive() != null);
        if (listened && nodes.stream().noneMatch(NodeStatus::looksForFiles)) {
            troubles.add(new NodeTrouble(
                    "No node looks for files: what arrives stays where it is.",
                    "the nodes elect one of them, which takes seconds.",
                    "if it lasts, look at their logs, and whether each can write to waybill.shared: ./waybill doctor"
                            + " says so."));
        }
        nodes.stream().filter(NodeStatus::isSilent).map(NodeTrouble::silent).forEach(troubles::add);
        nodes.stream()
                .filter(node -> node.otherRoutes() && !node.isSilent())
                .map(NodeTrouble::otherRoutes)
                .forEach(troubles::add);
        return troubles;
    }

    private static NodeTrouble silent(NodeStatus node) {
        return new NodeTrouble(
                "Node " + node.name() + " is silent.",
                node.sending() == 0
                        ? "the other nodes do its work."
                        : Words.files(node.sending()) + " that it was sending go on at the other nodes.",
                "look at its machine, its log and its way to the ledger. One that is gone, start again with the same"
                        + " waybill.data; one that stood still goes on by itself.");
    }

    private static NodeTrouble otherRoutes(NodeStatus node) {
        return new NodeTrouble(
                "Node " + node.name()
                        + " has other routes or settings: a file goes by those of whichever node takes it.",
                "nothing, by itself.",
                "give all nodes the same route files and settings, and start those again that had others.");
    }
}
