package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.State;
import io.waybill.sandbox.Generation;
import io.waybill.sandbox.Registered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Forty files of all sizes on their way to a stand-in, and the account of what became of them. */
final class FortyFiles implements AutoCloseable {
    static final int CHUNK = 262_144;
    static final int FILES = 40;

    /** The one of no bytes, where the generation takes such a file. */
    static final String EMPTY = "file-00.bin";

    private static final int[] SIZES = {0, 1, 1_000, CHUNK - 1, CHUNK, CHUNK + 1, 3_000_000, 2_000_000, 1_200_000};
    private static final int OTHERS = 400_000;
    private static final int IN_DOUBT = 3;

    final Scene scene;
    private final Path home;
    private final Map<String, String> sources = new TreeMap<>();
    private int runs;

    /** What the stand-in's own record shows. */
    record Account(long lost, long duplicated, long corrupt) {
        static final Account IN_ORDER = new Account(0, 0, 0);

        Account plus(Account other) {
            return new Account(lost + other.lost, duplicated + other.duplicated, corrupt + other.corrupt);
        }
    }

    FortyFiles(Path home, Generation generation) {
        this.home = home;
        this.scene = new Scene(home).chunksOf(CHUNK);
        scene.databank.generation(generation);
        Random random = new Random(FILES);
        for (int i = 0; i < FILES; i++) {
            int size = i < SIZES.length ? SIZES[i] : random.nextInt(OTHERS);
            byte[] content = new byte[size == 0 && generation == Generation.MOVES_AT_VERIFY ? 2 : size];
            random.nextBytes(content);
            String name = "file-%02d.bin".formatted(i);
            scene.file(name, content);
            sources.put(name, sha256(content));
        }
    }

    /** A process that polls once and brings everything to its end. */
    WaybillProcess run(String javaOptions) {
        return WaybillProcess.start(home, scene.settings(), WaybillProcess.SHORT_LIVED + javaOptions, "--once");
    }

    /** A run that stands still at the point, and is killed there. */
    void runAndKillAt(CrashPoint point) throws InterruptedException {
        Path marker = home.resolve("marker-" + ++runs);
        if (point.isAtTheServer()) {
            scene.databank.fault(point.fault());
        }
        try (WaybillProcess process = run(point.isAtTheServer() ? "" : point.javaOption(marker))) {
            if (point.isAtTheServer()) {
                scene.databank.awaitHang(Duration.ofSeconds(60));
            } else {
                process.awaitMarker(marker);
            }
            process.kill();
        }
        scene.databank.releaseHangs();
    }

    /** A run to the end, which must end well, or with nothing worse than a doubt. */
    void runToTheEnd() {
        try (WaybillProcess process = run("")) {
            int exitCode = process.exitCode();
            assertThat(exitCode).as(process.log()).isEqualTo(doubtful().isEmpty() ? 0 : IN_DOUBT);
        }
    }

    /** The names of the files of which nobody can know whether they arrived. */
    List<String> doubtful() {
        try (LedgerDatabase ledger = ledger()) {
            return ledger.jdbi()
                    .withHandle(handle -> handle.createQuery(
                                    "SELECT name FROM waybill WHERE state = '" + State.IN_DOUBT + "'")
                            .mapTo(String.class)
                            .list());
        }
    }

    Account account() {
        List<Registered> there = scene.delivered();
        List<String> doubtful = doubtful();
        Map<String, Long> times =
                there.stream().collect(Collectors.groupingBy(Registered::filename, Collectors.counting()));
        return new Account(
                sources.keySet().stream()
                        .filter(name -> !times.containsKey(name) && !doubtful.contains(name))
                        .count(),
                times.values().stream().mapToLong(count -> count - 1).sum(),
                there.stream()
                        .filter(file -> !file.sha256().equals(sources.get(file.filename())))
                        .count());
    }

    /** Nothing lost, doubled or torn, so many left in doubt, the ledger adds up, and nothing else is left behind. */
    void assertAllIsInOrder(int doubts) {
        assertThat(account()).isEqualTo(Account.IN_ORDER);
        try (LedgerDatabase ledger = ledger()) {
            LedgerReport report = new LedgerReport(ledger, Clock.systemUTC());
            assertThat(report.accepted()).isEqualTo(FILES);
            assertThat(report.counts())
                    .containsExactlyInAnyOrderElementsOf(Stream.of(
                                    new LedgerReport.Count("databank", State.DELIVERED, FILES - doubts),
                                    new LedgerReport.Count("databank", State.IN_DOUBT, doubts))
                            .filter(count -> count.waybills() > 0)
                            .toList());
        }
        assertThat(files(scene.data().resolve("spool"))).hasSize(doubts);
        assertThat(files(scene.inbox)).as("Every file must be out of the inbox").isEmpty();
    }

    private LedgerDatabase ledger() {
        return LedgerDatabase.sqlite(scene.data().resolve("ledger/waybill.db"));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        scene.close();
    }
}
