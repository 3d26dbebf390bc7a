package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.FortyFiles.Account;
import io.waybill.sandbox.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of forty files when the process is killed at any time: five instants, or as many as are asked for. */
class RandomCrashIT {
    private static final int FIRST_SEED = 1;
    private static final int SEEDS = Integer.getInteger("waybill.crash.instants", 5);
    private static final boolean WITH_TABLE = System.getProperty("waybill.crash.instants") != null;
    private static final int LONGEST_MILLIS = 1_500;

    @TempDir
    Path home;

    private int kills;
    private int doubts;

    @Test
    void aKillAtAnyInstantLosesNothing() throws IOException {
        Account total = Account.IN_ORDER;
        for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Random random = new Random(seed);
            Generation generation = Generation.values()[seed % Generation.values().length];
            Path folder = Files.createDirectory(home.resolve("seed-" + seed));
            try (FortyFiles files = new FortyFiles(folder, generation)) {
                runAndKill(files, random);
                files.runToTheEnd();

                System.out.println("seed " + seed + ", " + generation + ": " + files.account());
                assertThat(files.doubtful())
                        .as("Only where the server cannot be asked, and one for a kill")
                        .hasSizeLessThanOrEqualTo(1)
                        .allMatch(name -> cannotBeAskedOf(generation, name));
                files.assertAllIsInOrder(files.doubtful().size());
                doubts += files.doubtful().size();
                total = total.plus(files.account());
            }
        }
        if (WITH_TABLE) {
            writeTable(total);
        }
    }

    @Test
    void severalKillsLoseNothing() {
        Random random = new Random(FIRST_SEED);
        try (FortyFiles files = new FortyFiles(home, Generation.MOVES_AT_VERIFY)) {
            for (int kill = 0; kill < 3; kill++) {
                runAndKill(files, random);
            }

            files.runToTheEnd();

            files.assertAllIsInOrder(0);
        }
    }

    /** A run that is killed some time after its first call. */
    private void runAndKill(FortyFiles files, Random random) {
        int before = files.scene.databank.calls().size();
        int delay = random.nextInt(LONGEST_MILLIS);
        try (WaybillProcess process = files.run("")) {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> files.scene.databank.calls().size() > before || !process.isAlive());
            CompletableFuture.runAsync(process::kill, CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS))
                    .join();
            kills += process.wasKilled() ? 1 : 0;
        }
    }

    /** The rewrite attaches no empty upload, so that its empty file goes in one call, of which it cannot be asked. */
    private static boolean cannotBeAskedOf(Generation generation, String name) {
        return switch (generation) {
            case TODAY, PHASES_AND_TUS -> true;
            case REWRITE -> name.equals(FortyFiles.EMPTY);
            case MOVES_AT_VERIFY, STAYS_IN_PLACE -> false;
        };
    }

    private void writeTable(Account total) throws IOException {
        assertThat(Path.of("docs")).isDirectory();
        Files.writeString(Path.of("docs", "reliability.md"), """
                # What a kill loses

                %d files of 0 B to 3 MB on their way to the sandbox's Data Bank stand-in, each of its generations in turn;
                the process is killed (SIGKILL) at a random instant up to %d ms after its first call, and started again.
                The stand-in's own record is compared with the files. In doubt is a file whose attach may or may not have
                been sent, to a server that cannot be asked: its waybill says so, and waits for a person. Made by
                `mvn verify -Pcrash`; the named points, and five of these instants, are tested by every `mvn verify`.

                | seeds | kills | files | in doubt | lost | duplicated | corrupt | machine | command | date |
                |---|---:|---:|---:|---:|---:|---:|---|---|---|
                | %d to %d | %d | %d | %d | %d | %d | %d | %d cores, %s %s | `%s` | %s |

                A seed's run that had ended before its instant came counts as no kill.
                """.formatted(
                        FortyFiles.FILES,
                        LONGEST_MILLIS,
                        FIRST_SEED,
                        FIRST_SEED + SEEDS - 1,
                        kills,
                        SEEDS * FortyFiles.FILES,
                        doubts,
                        total.lost(),
                        total.duplicated(),
                        total.corrupt(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.version"),
                        System.getProperty("waybill.crash.command"),
                        LocalDate.now()));
    }
}
