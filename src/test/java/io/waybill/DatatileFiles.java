package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.destination.datatile.DatatileScene;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import io.waybill.sandbox.Imported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Files on their way to a DATATILE stand-in whose jobs take a moment, and the account of what became of them. */
final class DatatileFiles implements AutoCloseable {
    private static final int SMALL = 20_000;
    private static final int LARGE = 400_000;
    private static final int NTH = 5;
    private static final int IN_DOUBT = 3;

    final DatatileScene scene;
    private final Path home;
    private final String mode;
    private final Map<String, String> sources = new TreeMap<>();
    private final Set<String> marked = new TreeSet<>();
    private int runs;

    DatatileFiles(Path home, String mode, int files) throws Exception {
        this.home = home;
        this.mode = mode;
        this.scene = new DatatileScene(home).mode(mode);
        scene.datatile.jobsTake(Duration.ofMillis(150));
        for (int i = 0; i < files; i++) {
            Path file = scene.file("wave-" + i + ".csv", (i % 2 == 0 ? SMALL : LARGE) + i);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            sources.put(file.getFileName().toString(), HexFormat.of().formatHex(digest));
        }
    }

    /** A run that stands still at the point, and is killed there. */
    void runAndKillAt(CrashPoint point) throws InterruptedException {
        Path marker = home.resolve("marker-" + ++runs);
        if (point.isAtTheServer()) {
            scene.datatile.fault(point.faultOn(mode));
        }
        try (WaybillProcess process =
                run(point.isAtTheServer() ? "" : point.javaOption(marker, NTH, "waitFor(\"the kill\")"))) {
            if (point.isAtTheServer()) {
                scene.datatile.awaitHang(Duration.ofSeconds(60));
            } else {
                process.awaitMarker(marker);
            }
            process.kill();
        }
        noteMarks();
        scene.datatile.releaseHangs();
    }

    /** A run that is killed so many milliseconds after its first call. */
    void runAndKillAfter(int millis) {
        int before = scene.datatile.calls().size();
        try (WaybillProcess process = run("")) {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> scene.datatile.calls().size() > before || !process.isAlive());
            long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(() -> System.nanoTime() > end);
            process.kill();
        }
        noteMarks();
    }

    /** A run to the end, which must end well, or with nothing worse than a doubt. */
    void runToTheEnd() {
        try (WaybillProcess process = run("")) {
            assertThat(process.exitCode()).as(process.log()).isIn(0, IN_DOUBT);
        }
    }

    /**
     * Nothing lost, doubled or torn, and in doubt are exactly those whose commit mark was there without an answer when the
     * process died, where a repeat is not the same as none.
     */
    void assertAllIsInOrder() {
        Set<String> doubtful = names("state = 'IN_DOUBT'");
        assertThat(doubtful).isEqualTo(mode.equals("reload") ? Set.of() : marked);
        Map<String, List<Imported>> there =
                scene.datatile.imports().stream().collect(Collectors.groupingBy(Imported::filename));
        assertThat(names("state = 'DELIVERED'")).hasSize(sources.size() - doubtful.size());
        sources.forEach((name, sha256) -> {
            List<Imported> times = there.getOrDefault(name, List.of());
            assertThat(times).as(name).allMatch(file -> file.sha256().equals(sha256));
            assertThat(doubtful.contains(name) || !times.isEmpty())
                    .as(name + " is not lost")
                    .isTrue();
            assertThat(mode.equals("reload") || times.size() <= 1)
                    .as(name + " is there once")
                    .isTrue();
        });
        try (LedgerDatabase ledger = ledger()) {
            assertThat(new LedgerReport(ledger, Clock.systemUTC()).accepted()).isEqualTo(sources.size());
        }
        assertThat(scene.left()).isEmpty();
    }

    private WaybillProcess run(String javaOptions) {
        return WaybillProcess.start(home, scene.settings(), WaybillProcess.SHORT_LIVED + javaOptions, "--once");
    }

    private void noteMarks() {
        marked.clear();
        marked.addAll(names("committing <> 0"));
    }

    private Set<String> names(String where) {
        try (LedgerDatabase ledger = ledger()) {
            List<String> names = ledger.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT name FROM waybill WHERE " + where)
                            .mapTo(String.class)
                            .list());
            return new TreeSet<>(names);
        }
    }

    private LedgerDatabase ledger() {
        return LedgerDatabase.sqlite(scene.data().resolve("ledger/waybill.db"));
    }

    @Override
    public void close() throws IOException {
        scene.close();
    }
}
