package io.waybill;

import static org.awaitility.Awaitility.await;

import io.waybill.destination.workspace.WorkspaceScene;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * How many waybills a second some nodes deliver to a destination that takes a while for each request: the median of
 * several runs, one node and several in turn. Run by {@code src/bench/cluster.sh}.
 */
final class ClusterBench {
    private static final int FILES = Integer.getInteger("files", 1_200);
    private static final int RUNS = Integer.getInteger("runs", 3);
    private static final int SEVERAL = Integer.getInteger("nodes", 3);
    private static final int MILLIS = Integer.getInteger("millis", 20);
    private static final int BYTES = Integer.getInteger("bytes", 4_096);
    private static final int CONSUMERS = Integer.getInteger("consumers", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private ClusterBench() {}

    public static void main(String[] arguments) throws IOException {
        List<Double> one = new ArrayList<>();
        List<Double> several = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            one.add(perSecond(1));
            several.add(perSecond(SEVERAL));
            System.out.printf(
                    "run %d: 1 node %.1f/s, %d nodes %.1f/s%n", run + 1, one.get(run), SEVERAL, several.get(run));
        }
        System.out.printf(
                "median: 1 node %.1f/s, %d nodes %.1f/s, %.2f times%n",
                median(one), SEVERAL, median(several), median(several) / median(one));
        System.exit(0);
    }

    private static double perSecond(int nodes) throws IOException {
        Path home = Files.createTempDirectory("cluster-bench");
        try (ExternalParts parts = ExternalParts.start(home);
                WorkspaceScene scene = new WorkspaceScene(home)) {
            scene.editedRoutes(
                            "waybill-source?destination=workspace",
                            "waybill-source?destination=workspace&consumers=" + CONSUMERS)
                    .on(parts)
                    .with("workspace.schedule", "0/1 * * * * ?");
            scene.workspace.discard(true).fault(Fault.on("put").delay(Duration.ofMillis(MILLIS)));
            IntStream.range(0, FILES).forEach(i -> scene.file("file-" + i, BYTES));
            return delivered(home, scene, nodes);
        }
    }

    /** All are accepted before the first is delivered, so that the intake takes nothing of the time. */
    private static double delivered(Path home, WorkspaceScene scene, int nodes) {
        try (LedgerDatabase ledger = Ledgers.open(scene.settings());
                Fleet fleet = new Fleet(home, scene, System.getProperty("java", ""))) {
            Destinations destinations = new Destinations(ledger, Ground.CLOCK);
            LedgerReport report = new LedgerReport(ledger, Ground.CLOCK);
            destinations.hold("workspace", "until all are accepted");
            IntStream.range(0, nodes).forEach(i -> fleet.start("node-" + i));
            await().atMost(PATIENCE).until(() -> report.accepted() == FILES);
            await().atMost(PATIENCE)
                    .until(() -> IntStream.range(0, nodes)
                            .allMatch(i -> fleet.node("node-" + i).log().contains("Waybill runs")));
            destinations.resume("workspace");
            await().atMost(PATIENCE).until(() -> scene.workspace.calls("put").size() == FILES);
            return middle(scene.workspace.calls("put"));
        }
    }

    /** A second's calls in the middle eight tenths: at the ends not all nodes are at work. */
    private static double middle(List<Call> calls) {
        ToLongFunction<Integer> at =
                tenth -> calls.get((calls.size() - 1) * tenth / 10).at();
        return 0.8 * calls.size() * 1_000 / (at.applyAsLong(9) - at.applyAsLong(1));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
