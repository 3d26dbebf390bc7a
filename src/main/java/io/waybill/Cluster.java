package io.waybill;

import io.waybill.arrival.Spool;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.Node;
import io.waybill.ledger.Nodes;
import io.waybill.queue.StopSignal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this process is one node of several, and which.
 *
 * @param election who elects the node that looks for files: none where there is one, folder, or kubernetes
 * @param isEmbedded whether the ledger is a file in the data folder, where nobody else can be at it
 * @param shared the folder that holds the spool, and for several nodes is one that all of them mount
 * @param me this process
 * @param patienceMillis for how long a node may be silent
 */
record Cluster(String election, boolean isEmbedded, Path shared, Node me, long patienceMillis) {
    static final String NONE = "none";
    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final int LOOKS = 5;
    private static final Set<String> OWN = Set.of("waybill.node", "waybill.data");

    /** @param routes a digest of the routes and settings that this process runs */
    static Cluster of(Settings settings, String routes) {
        wrong(settings).ifPresent(sentence -> {
            throw new WrongSetting(sentence);
        });
        long now = Ground.CLOCK.millis();
        Node me = new Node(
                UUID.randomUUID().toString(),
                settings.given("waybill.node").orElseGet(Cluster::host),
                now,
                0,
                now,
                false,
                routes);
        return new Cluster(
                settings.text("waybill.cluster"),
                settings.is("waybill.ledger.url", "embedded"),
                settings.folder(settings.given("waybill.shared").isPresent() ? "waybill.shared" : "waybill.data"),
                me,
                settings.millis("waybill.cluster.patience"));
    }

    /** What is wrong with the settings as they stand beside each other, each of them being right. */
    static Optional<String> wrong(Settings settings) {
        if (settings.is("waybill.cluster", NONE)) {
            return Optional.empty();
        }
        for (String key : new String[] {"waybill.broker.url", "waybill.ledger.url"}) {
            if (settings.is(key, "embedded")) {
                return Optional.of("waybill.cluster must come with " + key
                        + " of a server that all nodes share, and it is embedded");
            }
        }
        if (settings.is("waybill.cluster", "kubernetes")
                && settings.given("waybill.node").isPresent()) {
            return Optional.of(
                    "waybill.node must be none where waybill.cluster is kubernetes, since a node is called as its"
                            + " pod there, and it is " + settings.text("waybill.node"));
        }
        return settings.given("waybill.shared").isEmpty()
                ? Optional.of(
                        "waybill.cluster must come with waybill.shared, a folder that all nodes mount, and it is none")
                : Optional.empty();
    }

    /** The settings that every node should have: without those of a node's own. */
    static String common(Settings settings) {
        Map<String, String> common = new TreeMap<>(settings.all());
        common.keySet().removeIf(key -> OWN.contains(key) || key.startsWith("waybill.http."));
        return common.toString();
    }

    /** True where no other process may work on the same ledger. */
    boolean isAlone() {
        return election.equals(NONE);
    }

    /**
     * Makes this process one of those that work on the ledger. What an earlier one in the same data folder was at is
     * nobody's any more; and where there is to be one node only, what any other was at.
     *
     * @throws WrongSetting where there is to be one node only, and another one lives
     */
    Nodes join(LedgerDatabase database, DataFolder folder, StopSignal stop) {
        Nodes nodes = new Nodes(database, Ground.CLOCK, me, System::nanoTime, patienceMillis);
        folder.read("node").ifPresent(nodes::remove);
        folder.write("node", me.id());
        nodes.beat();
        if (isAlone()) {
            mustBeGone(nodes, stop);
        }
        return nodes;
    }

    private void mustBeGone(Nodes nodes, StopSignal stop) {
        List<Node> others =
                nodes.all().stream().filter(node -> !nodes.isMe(node.id())).toList();
        for (int looks = 0; looks <= LOOKS && !isEmbedded && !others.isEmpty(); looks++) {
            if (looks == 0) {
                LOG.info(
                        "Node {} has worked on this ledger: Waybill waits to see whether it is gone",
                        others.get(0).name());
            }
            stop.await(patienceMillis / LOOKS);
            if (nodes.all().stream().anyMatch(now -> others.stream().anyMatch(now::hasBeatenSince))) {
                throw new WrongSetting("The setting waybill.cluster must say who elects the node that looks for files"
                        + " where several work on one ledger. It is none, and node "
                        + others.get(0).name()
                        + " works on the ledger too");
            }
            nodes.beat();
        }
        others.forEach(node -> nodes.remove(node.id()));
    }

    /** @throws WrongSetting where the ledger knows of files, and the folder that all nodes mount has no spool */
    void mustSeeTheSpool(LedgerReport report) {
        if (!isAlone() && !Files.isDirectory(spoolFolder()) && report.accepted() > 0) {
            throw new WrongSetting("waybill.shared must be the folder that all nodes mount, with the spool of this"
                    + " ledger, and there is none in " + shared + ": is it mounted?");
        }
    }

    /** Where the spool is. */
    Path spoolFolder() {
        return shared.resolve("spool");
    }

    /** @param keepFree bytes of its disk that the spool leaves to others */
    Spool spool(long keepFree) {
        return isAlone()
                ? new Spool(spoolFolder(), keepFree)
                : Spool.shared(spoolFolder(), shared.resolve("incoming-" + me.name()), me.id(), keepFree);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "waybill";
        }
    }
}
