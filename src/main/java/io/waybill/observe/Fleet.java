package io.waybill.observe;

import io.waybill.ledger.Node;
import io.waybill.ledger.Nodes;
import java.util.List;

/**
 * How the processes stand that work on the ledger; one, where it is a file.
 *
 * @param alive how many give signs of life
 * @param silent how many do not
 * @param polling how many of those alive look for files
 * @param polls whether this one does
 */
record Fleet(int alive, int silent, int polling, boolean polls) {
    static Fleet of(Nodes nodes) {
        List<Node> all = nodes.all();
        List<Node> alive = all.stream().filter(node -> nodes.isAlive(node.id())).toList();
        List<Node> polling = alive.stream().filter(Node::polls).toList();
        return new Fleet(
                alive.size(),
                all.size() - alive.size(),
                polling.size(),
                polling.stream().anyMatch(node -> nodes.isMe(node.id())));
    }
}
