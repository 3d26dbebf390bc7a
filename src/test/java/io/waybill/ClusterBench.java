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
import java.util.stream.Stream;

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
    private static final int REQUESTS = Integer.getInteger("requests", 1);
    private static final String JAVA = System.getProperty("java", "");
    private static final int BLOCK = 64 << 10;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * What one run came to.
     *
     * @param perSecond waybills delivered
     * @param accepted waybills accepted a second, all of them by one node
     * @param cost what a waybill took of processors, milliseconds
     * @param bytes that a waybill added to the database
     */
    private record Result(double perSecond, double accepted, ProcessorTime cost, long bytes) {}

    private ClusterBench() {}

    public static void main(String[] arguments) throws IOException {
        List<Result> one = new ArrayList<>();
        List<Result> several = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            one.add(run(1));
            System.out.println("1 node: " + one.get(run));
            several.add(run(SEVERAL));
            System.out.println(SEVERAL + " nodes: " + several.get(run));
        }
        System.out.printf(
                "median: 1 node %.1f/s, %d nodes %.1f/s, %.2f times%n",
                median(one), SEVERAL, median(several), median(several) / median(one));
        System.exit(0);
    }

    private static Result run(int nodes) throws IOException {
        Path home = Files.createTempDirectory("cluster-bench");
        try (ExternalParts parts = ExternalParts.start(home);
                WorkspaceScene scene = new WorkspaceScene(home)) {
            scene.editedRoutes(
                            "waybill-source?destination=workspace",
                            "waybill-source?destination=workspace&consumers=" + CONSUMERS)
                    .on(parts)
                    .with("workspace.schedule", "0/1 * * * * ?");
            int bytes = REQUESTS == 1 ? BYTES : (REQUESTS - 1) * BLOCK;
            if (REQUESTS > 1) {
                scene.sink("blockSize: 64KiB", "largestPiece: 64KiB", "inFlight: 1");
            }
            scene.workspace.discard(true);
            Stream.of("put", "block", "list")
                    .forEach(call -> scene.workspace.fault(Fault.on(call).delay(Duration.ofMillis(MILLIS))));
            IntStream.range(0, nodes * FILES).forEach(i -> scene.file("file-" + i, bytes));
            return delivered(home, scene, nodes);
        }
    }

    /** All are accepted before the first is delivered, so that the intake takes nothing of the time. */
    private static Result delivered(Path home, WorkspaceScene scene, int nodes) {
        int files = nodes * FILES;
        try (LedgerDatabase ledger = Ledgers.open(scene.settings());
                Fleet fleet = new Fleet(home, scene, JAVA)) {
            Destinations destinations = new Destinations(ledger, Ground.CLOCK);
            LedgerReport report = new LedgerReport(ledger, Ground.CLOCK);
            destinations.hold("workspace", "until all are accepted");
            IntStream.range(0, nodes).forEach(i -> fleet.start("node-" + i));
            double accepted = accepted(report, files);
            await().atMost(PATIENCE)
                    .until(() -> IntStream.range(0, nodes)
                            .allMatch(i -> fleet.node("node-" + i).log().contains("Waybill runs")));
            long bytes = bytes(ledger);
            destinations.resume("workspace");
            await().atMost(PATIENCE).until(() -> ends(scene).size() > files * 4 / 10);
            ProcessorTime before = ProcessorTime.now();
            await().atMost(PATIENCE).until(() -> ends(scene).size() > files * 9 / 10);
            ProcessorTime cost = ProcessorTime.now().since(before, files * 5 / 10);
            await().atMost(PATIENCE).until(() -> ends(scene).size() == files);
            return new Result(middle(ends(scene)), accepted, cost, (bytes(ledger) - bytes) / files);
        }
    }

    private static double accepted(LedgerReport report, int files) {
        await().atMost(PATIENCE).until(() -> report.accepted() > files / 10);
        long from = System.nanoTime();
        long before = report.accepted();
        await().atMost(PATIENCE).until(() -> report.accepted() == files);
        return (files - before) * 1e9 / (System.nanoTime() - from);
    }

    /** What the write-ahead log has had, bytes. */
    private static long bytes(LedgerDatabase ledger) {
        return ledger.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT CAST(pg_current_wal_lsn() - '0/0' AS BIGINT)")
                        .mapTo(Long.class)
                        .one());
    }

    /** The calls that make a file public. */
    private static List<Call> ends(WorkspaceScene scene) {
        return scene.workspace.calls(REQUESTS == 1 ? "put" : "list");
    }

    /** A second's calls from four tenths to nine: before that nodes warm up, and at the end not all are at work. */
    private static double middle(List<Call> calls) {
        ToLongFunction<Integer> at =
                tenth -> calls.get((calls.size() - 1) * tenth / 10).at();
        return 0.5 * calls.size() * 1_000 / (at.applyAsLong(9) - at.applyAsLong(4));
    }

    private static double median(List<Result> results) {
        return results.stream()
                .map(Result::perSecond)
                .sorted()
                .skip(results.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
