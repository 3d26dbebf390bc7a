package io.waybill;

import io.waybill.ledger.Nodes;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.cluster.CamelClusterEventListener;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.component.kubernetes.cluster.KubernetesClusterService;
import org.apache.camel.component.kubernetes.cluster.LeaseResourceType;
import org.apache.camel.impl.cluster.ClusteredRoutePolicyFactory;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.util.StringHelper;

/**
 * Elects the node that looks for files: a cluster service of Camel's, and its clustered route policy on each route that
 * polls. The route files know nothing of it.
 */
final class Election implements RoutePolicyFactory {
    private static final String NAMESPACE = "waybill-arrivals";
    private static final long TRY_SECONDS = 3;
    private static final Set<String> FILES = Set.of("file", "ftp", "ftps", "sftp");
    private static final Set<String> CALLED = Set.of("direct", "seda", "kamelet", "jms", "platform-http", "rest");
    private static final String INSIDE = "classpath:inside/";

    private final CamelClusterService service;
    private final RoutePolicyFactory policies;
    private final Nodes nodes;

    private Election(CamelClusterService service, Nodes nodes) {
        this.service = service;
        this.policies = ClusteredRoutePolicyFactory.forNamespace(service, NAMESPACE);
        this.nodes = nodes;
    }

    /** Holds it among the routes of {@code camel}, where there is more than one node to choose from. */
    static void hold(CamelContext camel, Cluster cluster, Nodes nodes) {
        if (cluster.isAlone()) {
            nodes.polls(true);
            return;
        }
        try {
            Election election =
                    new Election(cluster.election().equals("folder") ? byLock(cluster) : byLease(cluster), nodes);
            camel.addService(election.service);
            camel.addRoutePolicyFactory(election);
            election.listen();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "The node that looks for files must be elected, and cannot: " + e.getMessage(), e);
        }
    }

    private static CamelClusterService byLock(Cluster cluster) {
        Path folder = cluster.shared().resolve("cluster");
        FileLockClusterService service = new FileLockClusterService();
        service.setId(cluster.me().id());
        service.setRoot(folder.toString());
        service.setAcquireLockDelay(1, TimeUnit.SECONDS);
        service.setAcquireLockInterval(TRY_SECONDS, TimeUnit.SECONDS);
        return service;
    }

    /** A lease in the pod's namespace, which its service account must be let have. */
    private static CamelClusterService byLease(Cluster cluster) {
        KubernetesClusterService service = new KubernetesClusterService();
        service.setId(cluster.me().id());
        service.setLeaseResourceType(LeaseResourceType.Lease);
        service.setKubernetesResourceName("leaders");
        service.setPodName(cluster.me().name());
        return service;
    }

    private void listen() throws Exception {
        service.getView(NAMESPACE).addEventListener((CamelClusterEventListener.Leadership)
                (view, leader) -> nodes.polls(view.getLocalMember().isLeader()));
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode node) {
        return node instanceof RouteDefinition route && polls(route)
                ? policies.createRoutePolicy(camel, routeId, node)
                : null;
    }

    /** A route that looks for files, or hands files over at times of its own; not one that waits to be called. */
    private static boolean polls(RouteDefinition route) {
        String scheme = StringHelper.before(route.getInput().getEndpointUri(), ":", "");
        boolean inside =
                route.getResource() != null && route.getResource().getLocation().startsWith(INSIDE);
        return !inside && (FILES.contains(scheme) || !CALLED.contains(scheme) && handsOver(route));
    }

    private static boolean handsOver(RouteDefinition route) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class).stream()
                .anyMatch(to -> to.getEndpointUri().startsWith("kamelet:waybill-sink"));
    }
}
