package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.destination.workspace.WorkspaceScene;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.Node;
import io.waybill.ledger.Nodes;
import io.waybill.ledger.State;
import io.waybill.sandbox.Blob;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.Registered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes on one machine, with an Artemis and a PostgreSQL of their own, while files come in: to a dataset of Data
 * Bank in three phases, one after the other, and to a workspace, several at a time.
 */
class ClusterIT {
    private static final List<String> NODES = List.of("one", "two", "three");
    private static final int KILLS = Integer.getInteger("waybill.crash.nodes", 3);
    private static final int FILES = 3_000;
    private static final int ROUNDS = KILLS * (NODES.size() + 3);
    private static final int IN_THREE_PHASES = 5;
    private static final int PATIENCE_SECONDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration SUCCESSION = Duration.ofSeconds(30);

    @TempDir
    Path home;

    private final Map<String, String> toDatabank = new TreeMap<>();
    private final Map<String, String> toWorkspace = new TreeMap<>();
    private final Set<String> killed = new HashSet<>();
    private final Random random = new Random(1);
    private ExternalParts parts;
    private WorkspaceScene scene;
    private Fleet fleet;

    @BeforeEach
    void open() throws IOException {
        parts = ExternalParts.start(home);
        scene = new WorkspaceScene(home);
        scene.editedRoutes("waybill-source?destination=workspace", "waybill-source?destination=workspace&consumers=3")
                .on(parts)
                .with("workspace.schedule", "0/1 * * * * ?")
                .with("databank.schedule", "0/1 * * * * ?")
                .with("databank.token", "file:" + Files.writeString(home.resolve("databank-token"), Scene.TOKEN))
                .with(
                        "databank.inbox",
                        Files.createDirectories(home.resolve("inbox-databank")).toString());
        scene.databank.fault(Fault.on("transfer").delay(Duration.ofMillis(10)));
        scene.workspace.fault(Fault.on("put").delay(Duration.ofMillis(20)));
        fleet = new Fleet(home, scene);
        Ledgers.open(scene.settings()).close();
    }

    @AfterEach
    void close() {
        fleet.close();
        scene.close();
        parts.close();
    }

    @Test
    void nothingIsLostDoubledOrTornWhateverIsStoppedInTurn() throws Exception {
        fleet.startAll(NODES);
        awaitPoller(PATIENCE);

        for (int round = 0; round < ROUNDS; round++) {
            long before = delivered();
            bringFiles(round);
            await().atMost(PATIENCE).until(() -> delivered() > before + 5);
            strike(round);
        }

        await().atMost(PATIENCE.multipliedBy(2)).until(() -> delivered() == FILES);
        await().atMost(PATIENCE).until(this::isAllSettled);
        assertThat(sha256OfRegistered()).isEqualTo(toDatabank);
        assertThat(sha256OfBlobs()).isEqualTo(toWorkspace);
        assertThat(scene.databank.files(Scene.DATASET)).hasSize(toDatabank.size());
        assertThat(interleaved()).isEmpty();
    }

    /** Each node is killed in turn, one is stopped past all patience, then the servers are restarted. */
    private void strike(int round) {
        int what = round % (NODES.size() + 3);
        if (what < NODES.size()) {
            kill(NODES.get(what));
        } else if (what == NODES.size()) {
            standStill(NODES.get(round / (NODES.size() + 3) % NODES.size()));
        } else if (what == NODES.size() + 1) {
            parts.artemis().kill();
            parts.artemis().start();
        } else {
            parts.postgresql().stop();
            parts.postgresql().start();
        }
    }

    private void kill(String name) {
        String id = awaitNode(name);
        fleet.node(name).kill();
        killed.add(id);
        awaitPoller(SUCCESSION);
        fleet.start(name);
    }

    private void standStill(String name) {
        String id = awaitNode(name);
        fleet.node(name).stop();
        long beats = beats(name);
        long others = others(id);
        await().atMost(PATIENCE).until(() -> others(id) > others + 2 * PATIENCE_SECONDS * (NODES.size() - 1));
        assertThat(beats(name)).isEqualTo(beats);
        fleet.node(name).resume();
        await().atMost(PATIENCE).until(() -> beats(name) > beats);
    }

    /** How many signs of life the other nodes have given; one a second each, with this patience. */
    private long others(String id) {
        return nodes().stream()
                .filter(node -> !node.id().equals(id))
                .mapToLong(Node::beats)
                .sum();
    }

    private void awaitPoller(Duration patience) {
        await().atMost(patience)
                .until(() -> nodes().stream().anyMatch(node -> node.polls() && !killed.contains(node.id())));
    }

    /** The id of the process that is this node, once it is there. */
    private String awaitNode(String name) {
        return await().atMost(PATIENCE)
                .until(() -> node(name), Optional::isPresent)
                .orElseThrow()
                .id();
    }

    private Optional<Node> node(String name) {
        return nodes().stream()
                .filter(node -> node.name().equals(name) && !killed.contains(node.id()))
                .findFirst();
    }

    private long beats(String name) {
        return node(name).orElseThrow().beats();
    }

    private List<Node> nodes() {
        return ledger(List.of(), database -> new Nodes(database, Ground.CLOCK, null, System::nanoTime, 1).all());
    }

    private boolean isAllSettled() {
        return ledger(
                false,
                database -> new LedgerReport(database, Ground.CLOCK)
                                .counts().stream()
                                        .filter(count -> count.state() == State.DELIVERED)
                                        .mapToLong(LedgerReport.Count::waybills)
                                        .sum()
                        == FILES);
    }

    private <T> T ledger(T none, Function<LedgerDatabase, T> question) {
        return Ledgers.ofLeft(scene.settings(), none, question);
    }

    private long delivered() {
        return scene.databank.files(Scene.DATASET).stream()
                        .map(Registered::filename)
                        .distinct()
                        .count()
                + scene.blobs().size();
    }

    /** The files of a round: the last one brings all that are left. */
    private void bringFiles(int round) {
        int end = round == ROUNDS - 1 ? FILES : FILES / ROUNDS * (round + 1);
        for (int i = FILES / ROUNDS * round; i < end; i++) {
            byte[] content = new byte[random.nextInt(40_000)];
            random.nextBytes(content);
            boolean databank = i % IN_THREE_PHASES == 0;
            String name = "file-%04d.bin".formatted(i);
            Path inbox = databank ? home.resolve("inbox-databank") : scene.inbox;
            try {
                Files.write(inbox.resolve(name + ".part"), content);
                Files.move(inbox.resolve(name + ".part"), inbox.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            (databank ? toDatabank : toWorkspace).put(name, sha256(content));
        }
    }

    private Map<String, String> sha256OfRegistered() {
        return new TreeMap<>(scene.delivered().stream()
                .collect(Collectors.toMap(
                        Registered::filename, Registered::sha256, (first, second) -> first + " and " + second)));
    }

    private Map<String, String> sha256OfBlobs() {
        return new TreeMap<>(scene.blobs().stream().collect(Collectors.toMap(Blob::name, Blob::sha256)));
    }

    /** The files that were touched between another's first call and its registration. */
    private List<String> interleaved() {
        List<String> found = new ArrayList<>();
        Optional<String> open = Optional.empty();
        for (Call call : scene.databank.calls()) {
            String name = call.filename();
            if (call.phase().equals("setup") && call.answer().startsWith("successfully")) {
                open.filter(other -> !other.equals(name)).ifPresent(other -> found.add(name + " amid " + other));
                open = Optional.of(name);
            } else if (call.phase().equals("verify")
                    && call.status() == 200
                    && open.filter(name::equals).isPresent()) {
                open = Optional.empty();
            } else if (call.phase().equals("transfer")) {
                open.filter(other -> !other.equals(name)).ifPresent(other -> found.add(name + " amid " + other));
            }
        }
        return found;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
